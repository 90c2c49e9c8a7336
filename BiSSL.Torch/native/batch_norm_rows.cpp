#include "batch_norm.h"
#include <ATen/Parallel.h>
#include <ATen/ops/empty_like.h>
#include <algorithm>
#include <vector>

// The second derivative of batch normalisation where memory holds rows of C channels: one sweep for three sums, a second one for both results.
// Operators of libtorch would read and write three times as much.

// Older compilers do not know these names.
#if defined(__x86_64__) && !defined(__clang__) && __GNUC__ >= 12
#define BEST_VECTORS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BEST_VECTORS
#endif

namespace {

// Numbers of a block of rows: large enough to be worth a call, and always the same, so that no sum depends on how many threads there are.
constexpr int64_t kBlock = 1 << 14;

/// Per channel, of a block: the sums of dx, dx (x - centre) and g dx.
template <class T>
struct Sums {
  T *dx, *dx_x, *g_dx;
};

/// Per channel: dgrad = a0 + a1 dx + a2 x and dx' = b0 + b1 g + b2 dx + b3 x.
template <class T>
struct Slopes {
  const T *a0, *a1, *a2, *b0, *b1, *b2, *b3;
};

template <class T>
inline __attribute__((always_inline)) void add_rows(
    const T* __restrict g, const T* __restrict x, const T* __restrict dx, const T* __restrict centre, int64_t rows, int64_t channels, Sums<T> sums) {
  T *__restrict of_dx = sums.dx, *__restrict of_dx_x = sums.dx_x, *__restrict of_g_dx = sums.g_dx;
  for (int64_t row = 0; row < rows; ++row, g += channels, x += channels, dx += channels)
    for (int64_t c = 0; c < channels; ++c) {
      of_dx[c] += dx[c];
      of_dx_x[c] += dx[c] * (x[c] - centre[c]);
      of_g_dx[c] += dx[c] * g[c];
    }
}

template <class T>
inline __attribute__((always_inline)) void write_rows(
    const T* __restrict g, const T* __restrict x, const T* __restrict dx, int64_t rows, int64_t channels, Slopes<T> by, T* __restrict grad, T* __restrict grad_x) {
  for (int64_t row = 0; row < rows; ++row, g += channels, x += channels, dx += channels, grad += channels, grad_x += channels)
    for (int64_t c = 0; c < channels; ++c) {
      grad[c] = by.a0[c] + by.a1[c] * dx[c] + by.a2[c] * x[c];
      grad_x[c] = by.b0[c] + by.b1[c] * g[c] + by.b2[c] * dx[c] + by.b3[c] * x[c];
    }
}

BEST_VECTORS void add(const float* g, const float* x, const float* dx, const float* centre, int64_t rows, int64_t channels, Sums<float> sums) {
  add_rows(g, x, dx, centre, rows, channels, sums);
}

BEST_VECTORS void add(const double* g, const double* x, const double* dx, const double* centre, int64_t rows, int64_t channels, Sums<double> sums) {
  add_rows(g, x, dx, centre, rows, channels, sums);
}

BEST_VECTORS void write(const float* g, const float* x, const float* dx, int64_t rows, int64_t channels, Slopes<float> by, float* grad, float* grad_x) {
  write_rows(g, x, dx, rows, channels, by, grad, grad_x);
}

BEST_VECTORS void write(const double* g, const double* x, const double* dx, int64_t rows, int64_t channels, Slopes<double> by, double* grad, double* grad_x) {
  write_rows(g, x, dx, rows, channels, by, grad, grad_x);
}

template <class T>
class Sweep {
 public:
  Sweep(const Norm& norm, const Along& along)
      : norm_(norm), along_(along), channels_(norm.x.size(1)), rows_(norm.x.numel() / std::max<int64_t>(1, channels_)),
        block_(std::max<int64_t>(1, kBlock / std::max<int64_t>(1, channels_))) {}

  Second run() {
    Second second{at::empty_like(norm_.x), at::empty_like(norm_.x), at::empty_like(norm_.weight)};
    auto slopes = solve(second.weight.template data_ptr<T>());
    auto at = [&](int i) { return slopes.data() + i * channels_; };
    Slopes<T> by{at(0), at(1), at(2), at(3), at(4), at(5), at(6)};
    auto grad = second.grad.template data_ptr<T>(), grad_x = second.x.template data_ptr<T>();
    each_block([&](int64_t, int64_t from, int64_t rows) {
      write(g() + from, x() + from, dx() + from, rows, channels_, by, grad + from, grad_x + from);
    });
    return second;
  }

 private:
  const T* g() const { return along_.g.data_ptr<T>(); }
  const T* x() const { return norm_.x.data_ptr<T>(); }
  const T* dx() const { return along_.dx.data_ptr<T>(); }

  int64_t blocks() const {
    return (rows_ + block_ - 1) / block_;
  }

  /// With a block's number, its first element and its rows.
  template <class Work>
  void each_block(const Work& work) const {
    at::parallel_for(0, blocks(), 1, [&](int64_t begin, int64_t end) {
      for (auto b = begin; b < end; ++b)
        work(b, b * block_ * channels_, std::min(block_, rows_ - b * block_));
    });
  }

  /// The three sums over all rows, one after the other.
  std::vector<double> sums() const {
    auto size = 3 * channels_;
    std::vector<T> parts(blocks() * size);
    each_block([&](int64_t b, int64_t from, int64_t rows) {
      auto part = parts.data() + b * size;
      add(g() + from, x() + from, dx() + from, norm_.centre.data_ptr<T>(), rows, channels_, {part, part + channels_, part + 2 * channels_});
    });
    std::vector<double> all(size);
    for (size_t i = 0; i < parts.size(); ++i)
      all[i % size] += parts[i];
    return all;
  }

  /// The slopes of every channel, and the weight's derivative, n s.
  std::vector<T> solve(T* grad_weight) const {
    auto all = sums();
    auto n = static_cast<double>(rows_);
    auto read = [](const at::Tensor& values, int64_t c) { return values.defined() ? static_cast<double>(values.data_ptr<T>()[c]) : 0.0; };
    std::vector<T> slopes(7 * channels_);
    for (int64_t c = 0; c < channels_; ++c) {
      auto G = read(norm_.weight, c), r = read(norm_.spread, c), mean = read(norm_.centre, c), m1 = read(along_.m1, c), m2 = read(along_.m2, c);
      auto dG = read(along_.dweight, c), dB = read(along_.dbias, c);
      auto a = all[c] / n, b = all[channels_ + c] * r / n, s = r * (all[2 * channels_ + c] / n - a * m1 - b * m2);
      // dgrad = G r Proj(dx) + dG xh + dB, and dx' = r Proj(k1 g + k2 dx) - G r s xh, with xh as (x - mean) r.
      auto k1 = dG - G * r * b, k2 = -G * r * m2;
      auto a2 = (dG - G * r * b) * r, b3 = -(G * r * s + r * (k1 * m2 + k2 * b)) * r;
      const double slope[7] = {dB - G * r * a - a2 * mean, G * r, a2, -r * (k1 * m1 + k2 * a) - b3 * mean, r * k1, r * k2, b3};
      for (int i = 0; i < 7; ++i)
        slopes[i * channels_ + c] = static_cast<T>(slope[i]);
      grad_weight[c] = static_cast<T>(s * n);
    }
    return slopes;
  }

  const Norm& norm_;
  const Along& along_;
  const int64_t channels_, rows_, block_;
};

at::MemoryFormat in_rows(const at::Tensor& x) {
  return x.dim() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
}

} // namespace

bool lies_in_rows(const at::Tensor& x) {
  return x.is_cpu() && (x.dim() == 2 || x.dim() == 4) && x.is_contiguous(in_rows(x)) && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kDouble);
}

Second second_by_rows(const Norm& norm, const Along& along) {
  auto whole = [](const at::Tensor& channels) { return channels.defined() ? channels.contiguous() : channels; };
  auto layout = in_rows(norm.x);
  Norm there{norm.x, whole(norm.weight), whole(norm.centre), whole(norm.spread), norm.training, norm.eps};
  Along so{along.g.contiguous(layout), whole(along.m1), whole(along.m2), along.dx.contiguous(layout), whole(along.dweight), whole(along.dbias)};
  return norm.x.scalar_type() == at::kFloat ? Sweep<float>(there, so).run() : Sweep<double>(there, so).run();
}
