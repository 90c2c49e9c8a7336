#pragma once
#include <ATen/core/Tensor.h>
#include <tuple>

// Below: xh = (x - mean) r with r = 1 / sqrt(var + eps), G the weight, n elements per channel, Proj(u) = u - mean(u) - xh mean(u xh).

/// What a derivative of batch normalisation depends on. Centre and spread are the batch's mean and r in training,
/// the running mean and variance otherwise.
struct Norm {
  at::Tensor x, weight, centre, spread;
  bool training;
  double eps;

  /// With respect to input, weight and bias.
  std::tuple<at::Tensor, at::Tensor, at::Tensor> backward(const at::Tensor& grad) const;

  /// n.
  double count() const {
    return static_cast<double>(x.numel()) / static_cast<double>(x.size(1));
  }
};

/// What the gradients of one batch normalisation are differentiated at and along: the output's gradient g with its means
/// m1 = mean(g) and m2 = mean(g xh), and the tangents of the three gradients, dweight and dbias undefined where they are zero.
struct Along {
  at::Tensor g, m1, m2, dx, dweight, dbias;
};

/// The derivatives with respect to the output's gradient, the input and the weight.
struct Second {
  at::Tensor grad, x, weight;
};

/// Whether x lies in main memory as rows of C channels: [N, C], or [N, C, H, W] with the channels last.
bool lies_in_rows(const at::Tensor& x);

/// In training, in two sweeps over memory, where x lies in rows.
Second second_by_rows(const Norm& norm, const Along& along);
