#include "guard.h"
#include "handle.h"
#include <algorithm>
#include <torch/csrc/autograd/variable.h>
#include <torch/csrc/jit/serialization/pickle.h>
#include <fstream>
#include <iterator>

// Accessors without a status read fields of a strided tensor and cannot fail.

BISSL_EXPORT void bt_release(Handle handle) {
  guarded([&] { c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle); });
}

BISSL_EXPORT int64_t bt_dim(Handle handle) {
  return handle->dim();
}

BISSL_EXPORT int64_t bt_numel(Handle handle) {
  return handle->numel();
}

BISSL_EXPORT int32_t bt_dtype(Handle handle) {
  return static_cast<int32_t>(c10::typeMetaToScalarType(handle->dtype()));
}

BISSL_EXPORT int64_t bt_itemsize(Handle handle) {
  return static_cast<int64_t>(handle->dtype().itemsize());
}

BISSL_EXPORT int32_t bt_device(Handle handle, int32_t* index) {
  auto device = handle->device();
  *index = device.index();
  return static_cast<int32_t>(device.type());
}

BISSL_EXPORT int32_t bt_requires_grad(Handle handle) {
  return handle->requires_grad();
}

BISSL_EXPORT int bt_sizes(Handle handle, int64_t* sizes) {
  return guarded([&] {
    auto source = handle->sizes();
    std::copy(source.begin(), source.end(), sizes);
  });
}

BISSL_EXPORT int bt_strides(Handle handle, int64_t* strides) {
  return guarded([&] {
    auto source = handle->strides();
    std::copy(source.begin(), source.end(), strides);
  });
}

/// memory_format is c10::MemoryFormat: 0 contiguous, 2 channels_last.
BISSL_EXPORT int bt_is_contiguous(Handle handle, int32_t memory_format, int32_t* result) {
  return guarded([&] { *result = handle->is_contiguous(static_cast<c10::MemoryFormat>(memory_format)); });
}

BISSL_EXPORT int bt_data(Handle handle, void** data) {
  return guarded([&] { *data = to_tensor(handle).data_ptr(); });
}

BISSL_EXPORT int bt_is_sparse(Handle handle, int32_t* result) {
  return guarded([&] { *result = handle->is_sparse(); });
}

BISSL_EXPORT int bt_is_leaf(Handle handle, int32_t* result) {
  return guarded([&] { *result = to_tensor(handle).is_leaf(); });
}

BISSL_EXPORT int bt_set_requires_grad(Handle handle, int32_t value) {
  return guarded([&] { to_tensor(handle).requires_grad_(value != 0); });
}

BISSL_EXPORT int bt_retain_grad(Handle handle) {
  return guarded([&] { to_tensor(handle).retain_grad(); });
}

BISSL_EXPORT int bt_get_grad(Handle handle, Handle* grad) {
  return guarded([&] { *grad = to_handle(to_tensor(handle).grad()); });
}

BISSL_EXPORT int bt_set_grad(Handle handle, Handle grad) {
  return guarded([&] { to_tensor(handle).mutable_grad() = to_tensor(grad); });
}

/// The count of in-place changes, which a saved tensor is checked against.
BISSL_EXPORT int bt_version(Handle handle, int64_t* version) {
  return guarded([&] { *version = to_tensor(handle)._version(); });
}

BISSL_EXPORT int bt_save(Handle handle, const char* path) {
  return guarded([&] {
    auto bytes = torch::jit::pickle_save(to_tensor(handle));
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    TORCH_CHECK(file, "cannot write ", path);
  });
}

BISSL_EXPORT int bt_load(const char* path, Handle* tensor) {
  return guarded([&] {
    std::ifstream file(path, std::ios::binary);
    TORCH_CHECK(file, "cannot open ", path);
    std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    *tensor = to_handle(torch::jit::pickle_load(bytes).toTensor());
  });
}
