#include "value.h"
#include "handle.h"
#include <ATen/core/Generator.h>
#include <ATen/core/List.h>
#include <cstdlib>
#include <string>

namespace {

const c10::Type& strip_optional(const c10::Type& type) {
  auto optional = type.castRaw<c10::OptionalType>();
  return optional ? *optional->getElementType() : type;
}

bool holds_optionals(const c10::Type& type) {
  auto list = type.castRaw<c10::ListType>();
  return list && list->getElementType()->kind() == c10::TypeKind::OptionalType;
}

c10::IValue tensor_list(const Value& value, const c10::Type& type) {
  auto handles = static_cast<const Handle*>(value.pointer);
  if (!holds_optionals(type))
    return to_tensors(handles, value.count);
  c10::impl::GenericList list(c10::OptionalType::create(c10::TensorType::get()));
  for (int32_t i = 0; i < value.count; ++i)
    list.push_back(handles[i] ? c10::IValue(to_tensor(handles[i])) : c10::IValue());
  return list;
}

template <class T>
c10::IValue list_of(const Value& value) {
  auto items = static_cast<const T*>(value.pointer);
  c10::List<T> list;
  list.reserve(value.count);
  for (int32_t i = 0; i < value.count; ++i)
    list.push_back(items[i]);
  return list;
}

Value tensor_handles(std::vector<at::Tensor>&& tensors) {
  auto count = tensors.size();
  auto handles = static_cast<Handle*>(std::malloc(sizeof(Handle) * (count + 1)));
  TORCH_CHECK(handles, "out of memory for ", count, " tensor handles");
  to_handles(std::move(tensors), handles);
  Value value{Tag::TensorList, static_cast<int32_t>(count), {}};
  value.pointer = handles;
  return value;
}

} // namespace

c10::IValue to_ivalue(const Value& value, const c10::Type& declared) {
  const auto& type = strip_optional(declared);
  switch (value.tag) {
    case Tag::None:
      return type.kind() == c10::TypeKind::TensorType ? c10::IValue(at::Tensor()) : c10::IValue();
    case Tag::Tensor:
      return to_tensor(static_cast<Handle>(const_cast<void*>(value.pointer)));
    case Tag::Int:
      if (type.kind() == c10::TypeKind::FloatType)
        return static_cast<double>(value.integer);
      return value.integer;
    case Tag::Double:
      return value.real;
    case Tag::Bool:
      return value.integer != 0;
    case Tag::IntList:
      return list_of<int64_t>(value);
    case Tag::DoubleList:
      return list_of<double>(value);
    case Tag::BoolList:
      return list_of<bool>(value);
    case Tag::TensorList:
      return tensor_list(value, type);
    case Tag::String:
      return std::string(static_cast<const char*>(value.pointer), value.count);
    case Tag::Device:
      return c10::Device(static_cast<c10::DeviceType>(value.count), static_cast<c10::DeviceIndex>(value.integer));
    case Tag::Generator:
      return *static_cast<const at::Generator*>(value.pointer);
  }
  TORCH_CHECK(false, "no argument has the tag ", static_cast<int>(value.tag));
}

Value to_value(c10::IValue&& result) {
  Value value{};
  if (result.isTensor()) {
    value.tag = Tag::Tensor;
    value.pointer = to_handle(std::move(result).toTensor());
  } else if (result.isInt()) {
    value.tag = Tag::Int;
    value.integer = result.toInt();
  } else if (result.isDouble()) {
    value.tag = Tag::Double;
    value.real = result.toDouble();
  } else if (result.isBool()) {
    value.tag = Tag::Bool;
    value.integer = result.toBool();
  } else if (result.isTensorList()) {
    value = tensor_handles(result.toTensorVector());
  } else {
    TORCH_CHECK(result.isNone(), "a result of type ", result.tagKind(), " cannot be handed over");
  }
  return value;
}
