#include "batch_norm.h"
#include "guard.h"
#include "handle.h"
#include <ATen/TensorOperators.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/native_batch_norm.h>
#include <ATen/ops/native_batch_norm_backward.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

// Batch normalisation whose second derivative is the ordinary backward kernel and a few elementwise passes, or two sweeps of our own.

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

std::tuple<Tensor, Tensor, Tensor> Norm::backward(const Tensor& grad) const {
  const Tensor none;
  return training
      ? at::native_batch_norm_backward(grad, x, weight, none, none, centre, spread, true, eps, {true, true, true})
      : at::native_batch_norm_backward(grad, x, weight, centre, spread, none, none, false, eps, {true, true, true});
}

namespace {

/// A per-channel vector against the dimensions of x.
Tensor across(const Tensor& x, const Tensor& channels) {
  std::vector<int64_t> shape(x.dim(), 1);
  shape[1] = -1;
  return channels.view(shape);
}

/// Over all but the channels.
Tensor sum(const Tensor& values) {
  std::vector<int64_t> dims{0};
  for (int64_t i = 2; i < values.dim(); ++i)
    dims.push_back(i);
  return values.sum(dims);
}

/// The tangent of the affine part, dG xh + dB, added in place.
void add_affine(const Norm& norm, const Tensor& r, const Tensor& dweight, const Tensor& dbias, Tensor& tangent) {
  Tensor shift = dbias;
  if (dweight.defined()) {
    auto slope = dweight * r;
    tangent.addcmul_(norm.x, across(norm.x, slope));
    shift = shift.defined() ? shift - slope * norm.centre : -(slope * norm.centre);
  }
  if (shift.defined())
    tangent.add_(across(norm.x, shift));
}

/// Training: the batch's mean and deviation move with x.
Second second_of_batch(const Norm& norm, const Along& along) {
  if (lies_in_rows(norm.x))
    return second_by_rows(norm, along);
  const auto& [g, m1, m2, dx, dweight, dbias] = along;
  const auto& G = norm.weight;
  const auto& r = norm.spread;
  auto n = norm.count();
  auto [tangent, sum_dx_xh, sum_dx] = norm.backward(dx);
  auto a = sum_dx / n, b = sum_dx_xh / n;
  add_affine(norm, r, dweight, dbias, tangent);

  auto s = r * (sum(g * dx) / n - a * m1 - b * m2);
  auto Gr = G * r;
  auto k1 = dweight.defined() ? dweight - Gr * b : -(Gr * b);
  auto k2 = -(Gr * m2);
  // r Proj(k1 g + k2 dx) - G r s xh, its means written out and xh as (x - mean) r.
  auto slope = -(Gr * s + r * (k1 * m2 + k2 * b)) * r;
  auto shift = -(r * (k1 * m1 + k2 * a)) - slope * norm.centre;
  auto grad_x = (g * across(norm.x, r * k1))
                    .addcmul_(dx, across(norm.x, r * k2))
                    .addcmul_(norm.x, across(norm.x, slope))
                    .add_(across(norm.x, shift));
  return {tangent, grad_x, s * n};
}

/// Evaluation: mean and deviation are constants.
Second second_of_running(const Norm& norm, const Along& along) {
  const auto& [g, m1, m2, dx, dweight, dbias] = along;
  auto r = (norm.spread + norm.eps).rsqrt();
  auto tangent = dx * across(norm.x, norm.weight * r);
  add_affine(norm, r, dweight, dbias, tangent);
  auto grad_x = dweight.defined() ? g * across(norm.x, dweight * r) : Tensor();
  return {tangent, grad_x, sum(g * dx) * r};
}

/// The derivative of batch normalisation as a function of the output's gradient, the input and the weight.
struct BatchNormBackward : torch::autograd::Function<BatchNormBackward> {
  static variable_list forward(
      AutogradContext* ctx, const Tensor& grad, const Tensor& x, const Tensor& weight, const Norm& norm) {
    at::AutoDispatchBelowADInplaceOrView below;
    ctx->set_materialize_grads(false);
    auto [grad_x, grad_weight, grad_bias] = norm.backward(grad);
    auto n = norm.count();
    ctx->save_for_backward({grad, x, weight, norm.centre, norm.spread, grad_bias / n, grad_weight / n});
    ctx->saved_data["training"] = norm.training;
    ctx->saved_data["eps"] = norm.eps;
    return {grad_x, grad_weight, grad_bias};
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& tangents) {
    TORCH_CHECK(!c10::GradMode::is_enabled(), "the fast batch norm has two derivatives, not three: use torch.nn.functional.batch_norm");
    auto saved = ctx->get_saved_variables();
    // Where x is in half precision and the weight is not, all is computed in the weight's.
    auto wide = saved[2].scalar_type(), narrow = saved[1].scalar_type();
    auto grad = saved[0].to(wide);
    Norm norm{saved[1].to(wide), saved[2], saved[3], saved[4], ctx->saved_data["training"].toBool(), ctx->saved_data["eps"].toDouble()};
    Along along{grad, saved[5], saved[6], tangents[0].defined() ? tangents[0].to(wide) : at::zeros_like(norm.x), tangents[1], tangents[2]};
    auto second = norm.training ? second_of_batch(norm, along) : second_of_running(norm, along);
    return {second.grad.to(narrow), second.x.defined() ? second.x.to(narrow) : second.x, second.weight, {}};
  }
};

/// The running mean and variance, either of them undefined where it is not kept.
struct Running {
  Tensor mean, variance;
};

struct BatchNorm : torch::autograd::Function<BatchNorm> {
  static Tensor forward(
      AutogradContext* ctx, const Tensor& x, const Tensor& weight, const Tensor& bias,
      const Running& running, bool training, double momentum, double eps) {
    at::AutoDispatchBelowADInplaceOrView below;
    auto [y, mean, invstd] = at::native_batch_norm(x, weight, bias, running.mean, running.variance, training, momentum, eps);
    ctx->save_for_backward({x, weight, training ? mean : running.mean, training ? invstd : running.variance});
    ctx->saved_data["training"] = training;
    ctx->saved_data["eps"] = eps;
    return y;
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& grads) {
    auto saved = ctx->get_saved_variables();
    Norm norm{saved[0], saved[1], saved[2], saved[3], ctx->saved_data["training"].toBool(), ctx->saved_data["eps"].toDouble()};
    auto found = BatchNormBackward::apply(grads[0], norm.x, norm.weight, norm);
    auto needed = [&](size_t i) { return ctx->needs_input_grad(i) ? found[i] : Tensor(); };
    return {needed(0), needed(1), needed(2), {}, {}, {}, {}};
  }
};

} // namespace

/// x [N, C] or [N, C, H, W]; weight, bias and the running buffers are [C] or null. In training the buffers move in place.
BISSL_EXPORT int bt_fast_batch_norm(
    Handle x, Handle weight, Handle bias, Handle running_mean, Handle running_var,
    int32_t training, double momentum, double eps, Handle* result) {
  return guarded([&] {
    TORCH_CHECK(training || (running_mean && running_var), "batch norm in evaluation needs its running mean and variance");
    auto input = to_tensor(x);
    auto scale = weight ? to_tensor(weight) : at::ones({input.size(1)}, input.options());
    auto shift = bias ? to_tensor(bias) : at::zeros({input.size(1)}, input.options());
    Running running{to_tensor(running_mean), to_tensor(running_var)};
    *result = to_handle(BatchNorm::apply(input, scale, shift, running, training != 0, momentum, eps));
  });
}
