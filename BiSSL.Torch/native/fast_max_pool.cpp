#include "guard.h"
#include "handle.h"
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/max_pool2d_with_indices.h>
#include <ATen/ops/max_pool2d_with_indices_backward.h>
#include <torch/csrc/autograd/custom_function.h>

// Max pooling whose second derivative keeps the layout: libtorch's own comes back with the channels first, and all that meets it is slow.

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

struct Window {
  int64_t side, stride, padding;

  std::tuple<Tensor, Tensor> pool(const Tensor& x) const {
    return at::max_pool2d_with_indices(x, {side, side}, {stride, stride}, {padding, padding});
  }

  Tensor spread(const Tensor& grad, const Tensor& x, const Tensor& indices) const {
    return at::max_pool2d_with_indices_backward(grad, x, {side, side}, {stride, stride}, {padding, padding}, {1, 1}, false, indices);
  }

  void save(AutogradContext* ctx) const {
    ctx->saved_data["window"] = std::vector<int64_t>{side, stride, padding};
  }

  static Window saved(AutogradContext* ctx) {
    auto window = ctx->saved_data["window"].toIntVector();
    return {window[0], window[1], window[2]};
  }
};

/// The values at the places that won: [N, C, H, W] by indices [N, C, h, w] into H · W, in the layout of the indices.
Tensor pick(const Tensor& values, const Tensor& indices) {
  if (indices.suggest_memory_format() != at::MemoryFormat::ChannelsLast)
    return values.flatten(2).gather(2, indices.flatten(2)).view(indices.sizes());
  auto rows = [](const Tensor& t) { return t.permute({0, 2, 3, 1}).flatten(1, 2); }; // [N, H · W, C]
  auto picked = rows(values).gather(1, rows(indices));
  return picked.view({indices.size(0), indices.size(2), indices.size(3), indices.size(1)}).permute({0, 3, 1, 2});
}

/// The derivative of max pooling as a function of the output's gradient. Which place wins is constant almost everywhere.
struct MaxPoolBackward : torch::autograd::Function<MaxPoolBackward> {
  static Tensor forward(AutogradContext* ctx, const Tensor& grad, const Tensor& x, const Tensor& indices, const Window& window) {
    at::AutoDispatchBelowADInplaceOrView below;
    ctx->save_for_backward({indices});
    return window.spread(grad, x, indices);
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& tangents) {
    return {pick(tangents[0], ctx->get_saved_variables()[0]), {}, {}, {}};
  }
};

struct MaxPool : torch::autograd::Function<MaxPool> {
  static Tensor forward(AutogradContext* ctx, const Tensor& x, const Window& window) {
    at::AutoDispatchBelowADInplaceOrView below;
    auto [y, indices] = window.pool(x);
    ctx->save_for_backward({x, indices});
    window.save(ctx);
    return y;
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& grads) {
    auto saved = ctx->get_saved_variables();
    return {MaxPoolBackward::apply(grads[0], saved[0], saved[1], Window::saved(ctx)), {}};
  }
};

} // namespace

/// x [N, C, H, W].
BISSL_EXPORT int bt_fast_max_pool(Handle x, int64_t side, int64_t stride, int64_t padding, Handle* result) {
  return guarded([&] { *result = to_handle(MaxPool::apply(to_tensor(x), Window{side, stride, padding})); });
}
