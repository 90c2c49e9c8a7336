#include "guard.h"
#include "handle.h"
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <torch/csrc/autograd/custom_function.h>

// A convolution whose derivatives stay on the fast kernels, the second as well as the first: libtorch's own double backward
// goes through transposed convolutions and elementwise operators.

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

struct Geometry {
  std::vector<int64_t> stride, padding, dilation;
  int64_t groups;

  at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const {
    return at::convolution(x, weight, bias, stride, padding, dilation, false, no_output_padding(), groups);
  }

  std::tuple<at::Tensor, at::Tensor, at::Tensor> backward(
      const at::Tensor& grad, const at::Tensor& x, const at::Tensor& weight, std::array<bool, 3> mask) const {
    std::vector<int64_t> bias_sizes{weight.size(0)};
    return at::convolution_backward(
        grad, x, weight, at::IntArrayRef(bias_sizes), stride, padding, dilation, false, no_output_padding(), groups, mask);
  }

  void save(AutogradContext* ctx) const {
    ctx->saved_data["stride"] = stride;
    ctx->saved_data["padding"] = padding;
    ctx->saved_data["dilation"] = dilation;
    ctx->saved_data["groups"] = groups;
  }

  static Geometry saved(AutogradContext* ctx) {
    auto& data = ctx->saved_data;
    return {data["stride"].toIntVector(), data["padding"].toIntVector(), data["dilation"].toIntVector(), data["groups"].toInt()};
  }

 private:
  std::vector<int64_t> no_output_padding() const {
    return std::vector<int64_t>(stride.size(), 0);
  }
};

/// The derivative of a convolution as a function of the output's gradient, the input and the weight.
struct ConvolutionBackward : torch::autograd::Function<ConvolutionBackward> {
  /// Only the gradients named in the mask are returned, in the order input, weight, bias.
  static variable_list forward(
      AutogradContext* ctx, const at::Tensor& grad, const at::Tensor& x, const at::Tensor& weight,
      const Geometry& geometry, std::array<bool, 3> mask) {
    at::AutoDispatchBelowADInplaceOrView below;
    ctx->set_materialize_grads(false);
    ctx->save_for_backward({grad, x, weight});
    geometry.save(ctx);
    ctx->saved_data["mask"] = c10::List<bool>({mask[0], mask[1], mask[2]});
    auto [grad_x, grad_weight, grad_bias] = geometry.backward(grad, x, weight, mask);
    variable_list grads;
    for (const auto& found : {grad_x, grad_weight, grad_bias})
      if (found.defined())
        grads.push_back(found);
    return grads;
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& tangents) {
    auto saved = ctx->get_saved_variables();
    const auto &grad = saved[0], &x = saved[1], &weight = saved[2];
    auto geometry = Geometry::saved(ctx);
    auto [dx, dweight, dbias] = spread(ctx, tangents);
    at::Tensor grad_grad, grad_x, grad_weight;
    if (ctx->needs_input_grad(0))
      grad_grad = tangent(geometry, x, weight, grad, dx, dweight, dbias);
    if (ctx->needs_input_grad(1) && dweight.defined())
      grad_x = std::get<0>(geometry.backward(grad, x, dweight, {true, false, false}));
    if (ctx->needs_input_grad(2) && dx.defined())
      grad_weight = std::get<1>(geometry.backward(grad, dx, weight, {false, true, false}));
    return {grad_grad, grad_x, grad_weight, {}, {}};
  }

 private:
  /// The tangents at their places, undefined where no such gradient was returned or asked about.
  static std::array<at::Tensor, 3> spread(AutogradContext* ctx, const variable_list& tangents) {
    auto mask = ctx->saved_data["mask"].toBoolList();
    std::array<at::Tensor, 3> spread;
    for (size_t i = 0, next = 0; i < 3; ++i)
      if (mask.get(i))
        spread[i] = tangents[next++];
    return spread;
  }

  /// The convolution's own tangent: dx * W + x * dW + db.
  static at::Tensor tangent(
      const Geometry& geometry, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& grad,
      const at::Tensor& dx, const at::Tensor& dweight, const at::Tensor& dbias) {
    at::Tensor sum;
    if (dx.defined())
      sum = geometry.convolve(dx, weight, dweight.defined() ? at::Tensor() : dbias);
    if (dweight.defined()) {
      auto moved = geometry.convolve(x, dweight, dbias);
      sum = sum.defined() ? sum.add_(moved) : moved;
    }
    if (!sum.defined() && dbias.defined()) {
      std::vector<int64_t> shape(grad.dim(), 1);
      shape[1] = -1;
      sum = dbias.view(shape).expand_as(grad);
    }
    return sum;
  }
};

struct Convolution : torch::autograd::Function<Convolution> {
  /// Function::apply cannot take an undefined tensor: where biased is false, bias is a stand-in.
  static at::Tensor forward(
      AutogradContext* ctx, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool biased, const Geometry& geometry) {
    at::AutoDispatchBelowADInplaceOrView below;
    ctx->save_for_backward({x, weight});
    geometry.save(ctx);
    return geometry.convolve(x, weight, biased ? bias : at::Tensor());
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& grads) {
    auto saved = ctx->get_saved_variables();
    std::array<bool, 3> mask{ctx->needs_input_grad(0), ctx->needs_input_grad(1), ctx->needs_input_grad(2)};
    auto found = ConvolutionBackward::apply(grads[0], saved[0], saved[1], Geometry::saved(ctx), mask);
    variable_list placed(5);
    for (size_t i = 0, next = 0; i < 3; ++i)
      if (mask[i])
        placed[i] = found[next++];
    return placed;
  }
};

/// Leaves out, at either end of the kernel, the taps that meet nothing but padding at every place: on a map of 1 × 1 these are eight of nine. They change no
/// output, and their gradient is zero. Nothing is done where what remains would need unequal padding.
at::Tensor without_dead_taps(at::Tensor weight, const at::Tensor& x, Geometry& geometry) {
  for (size_t d = 0; d < geometry.stride.size(); ++d) {
    auto dim = static_cast<int64_t>(d) + 2;
    auto size = x.size(dim), taps = weight.size(dim);
    auto stride = geometry.stride[d], padding = geometry.padding[d], dilation = geometry.dilation[d];
    auto places = [&](int64_t count, int64_t pad) { return (size + 2 * pad - dilation * (count - 1) - 1) / stride + 1; };
    auto reach = (places(taps, padding) - 1) * stride;
    int64_t first = 0, end = taps;
    while (first < end && first * dilation - padding + reach < 0)
      ++first;
    while (end > first && (end - 1) * dilation - padding >= size)
      --end;
    auto less = padding - first * dilation;
    if (end - first == taps || end == first || less < 0 || places(end - first, less) != places(taps, padding))
      continue;
    weight = weight.narrow(dim, first, end - first);
    geometry.padding[d] = less;
  }
  return weight;
}

} // namespace

/// x [N, C, ...], weight [O, C / groups, ...], bias [O] or null; the geometry has one entry per spatial dimension.
BISSL_EXPORT int bt_fast_convolution(
    Handle x, Handle weight, Handle bias, const int64_t* stride, const int64_t* padding, const int64_t* dilation,
    int32_t dimensions, int64_t groups, Handle* result) {
  return guarded([&] {
    Geometry geometry{{stride, stride + dimensions}, {padding, padding + dimensions}, {dilation, dilation + dimensions}, groups};
    auto input = to_tensor(x);
    auto kernel = without_dead_taps(to_tensor(weight), input, geometry);
    *result = to_handle(Convolution::apply(input, kernel, bias ? to_tensor(bias) : kernel.detach(), bias != nullptr, geometry));
  });
}
