#include "guard.h"
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <algorithm>
#include <c10/core/DefaultDtype.h>
#include <c10/core/ScalarTypeToTypeMeta.h>
#include <c10/core/DeviceGuard.h>
#include <cstring>
#include <malloc.h>
#include <string>
#include <torch/version.h>

// Weak: only OpenBLAS has it.
extern "C" __attribute__((weak)) void openblas_set_num_threads(int count);

#ifdef BISSL_CUDA
#include <c10/cuda/CUDACachingAllocator.h>

// Weak: where libtorch has CUDA's runtime linked in, no library offers it.
extern "C" __attribute__((weak)) cudaError_t cudaMemGetInfo(size_t* free, size_t* total);
#endif

namespace {

/// Copies the text, cut to the capacity and ended by a zero.
void copy_text(const std::string& text, char* buffer, int32_t capacity) {
  auto length = std::min<size_t>(text.size(), capacity - 1);
  std::memcpy(buffer, text.data(), length);
  buffer[length] = 0;
}

/// How many CUDA devices there are, by the name that this libtorch has for it.
template <class Hooks>
auto device_count(const Hooks& hooks, int) -> decltype(static_cast<int32_t>(hooks.getNumGPUs())) {
  return hooks.getNumGPUs();
}

template <class Hooks>
auto device_count(const Hooks& hooks, long) -> decltype(static_cast<int32_t>(hooks.deviceCount())) {
  return hooks.deviceCount();
}

int32_t cuda_devices() {
  return at::globalContext().hasCUDA() ? device_count(at::detail::getCUDAHooks(), 0) : 0;
}

} // namespace

BISSL_EXPORT const char* bt_torch_version() {
  return TORCH_VERSION;
}

BISSL_EXPORT int bt_parallel_info(char* buffer, int32_t capacity) {
  return guarded([&] { copy_text(at::get_parallel_info(), buffer, capacity); });
}

/// Of libtorch's own loops and of OpenBLAS, which libtorch does not tell: it would go on with a thread per core.
BISSL_EXPORT int bt_set_threads(int32_t count) {
  return guarded([&] {
    at::set_num_threads(count);
    if (openblas_set_num_threads)
      openblas_set_num_threads(count);
  });
}

BISSL_EXPORT int bt_set_interop_threads(int32_t count) {
  return guarded([&] { at::set_num_interop_threads(count); });
}

BISSL_EXPORT int bt_get_threads(int32_t* count) {
  return guarded([&] { *count = at::get_num_threads(); });
}

BISSL_EXPORT int bt_get_interop_threads(int32_t* count) {
  return guarded([&] { *count = static_cast<int32_t>(at::get_num_interop_threads()); });
}

BISSL_EXPORT int bt_get_deterministic(int32_t* enabled, int32_t* warn_only) {
  return guarded([&] {
    *enabled = at::globalContext().deterministicAlgorithms();
    *warn_only = at::globalContext().deterministicAlgorithmsWarnOnly();
  });
}

BISSL_EXPORT int bt_set_deterministic(int32_t enabled, int32_t warn_only) {
  return guarded([&] { at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0); });
}

BISSL_EXPORT int bt_cuda_available(int32_t* available) {
  return guarded([&] { *available = cuda_devices() > 0; });
}

BISSL_EXPORT int bt_cudnn_available(int32_t* available) {
  return guarded([&] { *available = at::detail::getCUDAHooks().hasCuDNN(); });
}

BISSL_EXPORT int bt_cuda_count(int32_t* count) {
  return guarded([&] { *count = cuda_devices(); });
}

BISSL_EXPORT int bt_cuda_synchronize(int32_t index) {
  return guarded([&] {
    const auto& hooks = at::detail::getCUDAHooks();
    hooks.deviceSynchronize(static_cast<c10::DeviceIndex>(index));
  });
}

/// Bytes held by tensors, their peak, and bytes reserved by the caching allocator.
BISSL_EXPORT int bt_cuda_memory([[maybe_unused]] int32_t index, [[maybe_unused]] int64_t* bytes) {
  return guarded([&] {
#ifdef BISSL_CUDA
    auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(static_cast<c10::DeviceIndex>(index));
    bytes[0] = stats.allocated_bytes[0].current;
    bytes[1] = stats.allocated_bytes[0].peak;
    bytes[2] = stats.reserved_bytes[0].current;
#else
    TORCH_CHECK(false, "CUDA's memory statistics were not built in: its headers were not found");
#endif
  });
}

BISSL_EXPORT int bt_cuda_forget_peak([[maybe_unused]] int32_t index) {
  return guarded([&] {
#ifdef BISSL_CUDA
    c10::cuda::CUDACachingAllocator::resetPeakStats(static_cast<c10::DeviceIndex>(index));
#else
    TORCH_CHECK(false, "CUDA's allocator was not built in: its headers were not found");
#endif
  });
}

/// Bytes that a new tensor could still take: free ones of the device and those that the caching allocator holds unused.
BISSL_EXPORT int bt_cuda_free([[maybe_unused]] int32_t index, [[maybe_unused]] int64_t* bytes) {
  return guarded([&] {
#ifdef BISSL_CUDA
    TORCH_CHECK(cudaMemGetInfo, "CUDA's runtime is not a library here");
    c10::DeviceGuard guard(c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>(index)));
    size_t free = 0, total = 0;
    TORCH_CHECK(cudaMemGetInfo(&free, &total) == cudaSuccess, "CUDA does not say how much memory is free");
    auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(static_cast<c10::DeviceIndex>(index));
    *bytes = static_cast<int64_t>(free) + stats.reserved_bytes[0].current - stats.allocated_bytes[0].current;
#else
    TORCH_CHECK(false, "CUDA's allocator was not built in: its headers were not found");
#endif
  });
}

/// Bytes that this process has taken from malloc, tensors on the CPU among them, and those that it has given back and malloc keeps.
BISSL_EXPORT int bt_heap_bytes(int64_t* held, int64_t* idle) {
  return guarded([&] {
#if __GLIBC_PREREQ(2, 33)
    auto heap = mallinfo2();
    *held = static_cast<int64_t>(heap.uordblks + heap.hblkhd);
    *idle = static_cast<int64_t>(heap.fordblks);
#else
    TORCH_CHECK(false, "this C library does not count its heap beyond 2 GiB");
#endif
  });
}

BISSL_EXPORT int bt_cuda_empty_cache() {
  return guarded([&] {
#ifdef BISSL_CUDA
    c10::cuda::CUDACachingAllocator::emptyCache();
#else
    TORCH_CHECK(false, "CUDA's allocator was not built in: its headers were not found");
#endif
  });
}

BISSL_EXPORT int bt_get_tf32(int32_t* cublas, int32_t* cudnn) {
  return guarded([&] {
    *cublas = at::globalContext().allowTF32CuBLAS();
    *cudnn = at::globalContext().allowTF32CuDNN();
  });
}

BISSL_EXPORT int bt_set_tf32_cublas(int32_t allowed) {
  return guarded([&] { at::globalContext().setAllowTF32CuBLAS(allowed != 0); });
}

BISSL_EXPORT int bt_set_tf32_cudnn(int32_t allowed) {
  return guarded([&] { at::globalContext().setAllowTF32CuDNN(allowed != 0); });
}

BISSL_EXPORT int bt_set_default_dtype(int32_t dtype) {
  return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype))); });
}

BISSL_EXPORT int bt_get_default_dtype(int32_t* dtype) {
  return guarded([&] { *dtype = static_cast<int32_t>(c10::get_default_dtype_as_scalartype()); });
}
