#include "guard.h"
#include "handle.h"
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/threshold_backward.h>
#include <torch/csrc/autograd/custom_function.h>

// A rectifier whose second derivative with respect to its output is nothing at all: libtorch's own is a tensor of zeros, filled and added.

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

/// The derivative as a function of the output's gradient. Where y is positive is constant almost everywhere.
struct ReluBackward : torch::autograd::Function<ReluBackward> {
  static Tensor forward(AutogradContext* ctx, const Tensor& grad, const Tensor& y) {
    at::AutoDispatchBelowADInplaceOrView below;
    ctx->save_for_backward({y});
    return at::threshold_backward(grad, y, 0);
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& tangents) {
    return {ReluBackward::apply(tangents[0], ctx->get_saved_variables()[0]), {}};
  }
};

struct Relu : torch::autograd::Function<Relu> {
  static Tensor forward(AutogradContext* ctx, const Tensor& x) {
    at::AutoDispatchBelowADInplaceOrView below;
    auto y = x;
    y.relu_();
    ctx->mark_dirty({y});
    ctx->save_for_backward({y});
    return y;
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& grads) {
    return {ReluBackward::apply(grads[0], ctx->get_saved_variables()[0])};
  }
};

} // namespace

/// In place.
BISSL_EXPORT int bt_fast_relu(Handle x, Handle* result) {
  return guarded([&] { *result = to_handle(Relu::apply(to_tensor(x))); });
}
