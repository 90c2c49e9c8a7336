#include "guard.h"
#include "handle.h"
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/Generator.h>
#include <mutex>

namespace {

at::Generator clone_fresh(const at::Generator& source, uint64_t seed) {
  auto generator = source.clone();
  generator.set_current_seed(seed);
  return generator;
}

} // namespace

/// A new generator on the device, started from the seed.
BISSL_EXPORT int bt_generator_new(int32_t device_type, int32_t device_index, uint64_t seed, at::Generator** generator) {
  return guarded([&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    *generator = new at::Generator(
        device.is_cpu() ? at::detail::createCPUGenerator(seed) : clone_fresh(at::globalContext().defaultGenerator(device), seed));
  });
}

BISSL_EXPORT int bt_generator_default(int32_t device_type, int32_t device_index, at::Generator** generator) {
  return guarded([&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    *generator = new at::Generator(at::globalContext().defaultGenerator(device));
  });
}

BISSL_EXPORT void bt_generator_release(at::Generator* generator) {
  guarded([&] { delete generator; });
}

BISSL_EXPORT int bt_generator_set_seed(at::Generator* generator, uint64_t seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(seed);
  });
}

/// Draws a new seed for the generator from the system.
BISSL_EXPORT int bt_generator_reseed(at::Generator* generator, uint64_t* seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *seed = generator->seed();
  });
}

BISSL_EXPORT int bt_generator_seed(at::Generator* generator, uint64_t* seed) {
  return guarded([&] { *seed = generator->current_seed(); });
}

BISSL_EXPORT int bt_generator_get_state(at::Generator* generator, Handle* state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *state = to_handle(generator->get_state());
  });
}

BISSL_EXPORT int bt_generator_set_state(at::Generator* generator, Handle state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(to_tensor(state));
  });
}

/// Seeds every device's default generator.
BISSL_EXPORT int bt_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}
