#include "guard.h"
#include "handle.h"
#include "value.h"
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <cstdlib>

namespace {

/// An operator found once; it lives as long as the process.
struct Operator {
  c10::OperatorHandle handle;
  const c10::FunctionSchema& schema;
};

torch::jit::Stack push_arguments(const c10::FunctionSchema& schema, const Value* arguments, int32_t count) {
  const auto& declared = schema.arguments();
  TORCH_CHECK(count <= static_cast<int32_t>(declared.size()), schema.name(), " takes at most ", declared.size(), " arguments, got ", count);
  torch::jit::Stack stack;
  stack.reserve(declared.size());
  for (int32_t i = 0; i < count; ++i)
    stack.push_back(to_ivalue(arguments[i], *declared[i].type()));
  for (size_t i = count; i < declared.size(); ++i) {
    const auto& fallback = declared[i].default_value();
    TORCH_CHECK(fallback, schema.name(), " needs its argument '", declared[i].name(), "'");
    stack.push_back(*fallback);
  }
  return stack;
}

} // namespace

/// The operator of that name and overload, such as aten::add and Tensor.
BISSL_EXPORT int bt_find(const char* name, const char* overload, Operator** found) {
  return guarded([&] {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    *found = new Operator{handle, handle.schema()};
  });
}

/// Calls an operator; missing trailing arguments take the schema's defaults. With capacity 0 the results are dropped.
BISSL_EXPORT int bt_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity, int32_t* n_results) {
  return guarded([&] {
    auto stack = push_arguments(op->schema, arguments, count);
    op->handle.callBoxed(&stack);
    *n_results = static_cast<int32_t>(stack.size());
    if (capacity == 0)
      return;
    TORCH_CHECK(*n_results <= capacity, op->schema.name(), " returned ", *n_results, " results where ", capacity, " fit");
    for (size_t i = 0; i < stack.size(); ++i)
      results[i] = to_value(std::move(stack[i]));
  });
}

BISSL_EXPORT void bt_free(void* memory) {
  std::free(memory);
}
