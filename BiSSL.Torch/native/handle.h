#pragma once
#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

/// A tensor across the seam: an owned TensorImpl, or null for an undefined tensor.
using Handle = c10::TensorImpl*;

/// Takes over the tensor's reference.
inline Handle to_handle(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

/// A tensor that shares the handle's implementation.
inline at::Tensor to_tensor(Handle handle) {
  using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
  return handle ? at::Tensor(Pointer::reclaim_copy(handle)) : at::Tensor();
}

inline std::vector<at::Tensor> to_tensors(const Handle* handles, int64_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int64_t i = 0; i < count; ++i)
    tensors.push_back(to_tensor(handles[i]));
  return tensors;
}

/// Moves the tensors into an array of handles.
inline void to_handles(std::vector<at::Tensor>&& tensors, Handle* handles) {
  for (size_t i = 0; i < tensors.size(); ++i)
    handles[i] = to_handle(std::move(tensors[i]));
}
