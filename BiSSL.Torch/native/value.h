#pragma once
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>
#include <cstdint>

/// What a Value holds. The numbers are those of the managed side's Tag.
enum class Tag : int32_t {
  None,
  Tensor,
  Int,
  Double,
  Bool,
  IntList,
  DoubleList,
  BoolList,
  TensorList,
  String,
  Device,
  Generator,
};

/// One argument or result. Lists are `count` elements at `pointer`; a device is its type in `count` and its index.
struct Value {
  Tag tag;
  int32_t count;
  union {
    int64_t integer;
    double real;
    const void* pointer;
  };
};

/// The argument as the schema's type wants it: an int becomes a double where the schema says float.
c10::IValue to_ivalue(const Value& value, const c10::Type& type);

/// The result, its references owned by the receiver; a tensor list is a malloc'd array of handles.
Value to_value(c10::IValue&& result);
