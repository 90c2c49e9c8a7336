#include "guard.h"
#include "handle.h"
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

/// Gradients of the outputs with respect to the inputs; an unused input's handle is null.
BISSL_EXPORT int bt_grad(
    const Handle* outputs, int32_t n_outputs,
    const Handle* inputs, int32_t n_inputs,
    const Handle* grad_outputs, int32_t n_grad_outputs,
    int32_t retain_graph, int32_t create_graph, int32_t allow_unused,
    Handle* grads) {
  return guarded([&] {
    auto found = torch::autograd::grad(
        to_tensors(outputs, n_outputs), to_tensors(inputs, n_inputs), to_tensors(grad_outputs, n_grad_outputs),
        retain_graph != 0, create_graph != 0, allow_unused != 0);
    to_handles(std::move(found), grads);
  });
}

/// Adds the gradients of the tensors to the leaves, or to the inputs where given.
BISSL_EXPORT int bt_backward(
    const Handle* tensors, int32_t n_tensors,
    const Handle* grad_tensors, int32_t n_grad_tensors,
    const Handle* inputs, int32_t n_inputs,
    int32_t retain_graph, int32_t create_graph) {
  return guarded([&] {
    torch::autograd::backward(
        to_tensors(tensors, n_tensors), to_tensors(grad_tensors, n_grad_tensors),
        retain_graph != 0, create_graph != 0, to_tensors(inputs, n_inputs));
  });
}

BISSL_EXPORT int32_t bt_grad_enabled() {
  return c10::GradMode::is_enabled();
}

BISSL_EXPORT void bt_set_grad_enabled(int32_t enabled) {
  c10::GradMode::set_enabled(enabled != 0);
}

BISSL_EXPORT int32_t bt_anomaly_enabled() {
  return torch::autograd::AnomalyMode::is_enabled();
}

BISSL_EXPORT int bt_set_anomaly(int32_t enabled, int32_t check_nan) {
  return guarded([&] { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); });
}
