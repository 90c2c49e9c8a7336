using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor exp() => Dispatch.Tensor("exp", this);

        public Tensor log() => Dispatch.Tensor("log", this);

        public Tensor log2() => Dispatch.Tensor("log2", this);

        public Tensor log10() => Dispatch.Tensor("log10", this);

        public Tensor log1p() => Dispatch.Tensor("log1p", this);

        public Tensor expm1() => Dispatch.Tensor("expm1", this);

        public Tensor sqrt() => Dispatch.Tensor("sqrt", this);

        public Tensor rsqrt() => Dispatch.Tensor("rsqrt", this);

        public Tensor square() => Dispatch.Tensor("square", this);

        public Tensor abs() => Dispatch.Tensor("abs", this);

        public Tensor sign() => Dispatch.Tensor("sign", this);

        public Tensor relu() => Dispatch.Tensor("relu", this);

        public Tensor sigmoid() => Dispatch.Tensor("sigmoid", this);

        public Tensor tanh() => Dispatch.Tensor("tanh", this);

        public Tensor sin() => Dispatch.Tensor("sin", this);

        public Tensor cos() => Dispatch.Tensor("cos", this);

        public Tensor tan() => Dispatch.Tensor("tan", this);

        public Tensor atan() => Dispatch.Tensor("atan", this);

        public Tensor asin() => Dispatch.Tensor("asin", this);

        public Tensor acos() => Dispatch.Tensor("acos", this);

        public Tensor floor() => Dispatch.Tensor("floor", this);

        public Tensor ceil() => Dispatch.Tensor("ceil", this);

        public Tensor round(long decimals = 0) => Dispatch.Tensor("round.decimals", this, decimals);

        public Tensor trunc() => Dispatch.Tensor("trunc", this);

        public Tensor reciprocal() => Dispatch.Tensor("reciprocal", this);

        public Tensor erf() => Dispatch.Tensor("erf", this);

        public Tensor exp_() => InPlace("exp_", this);

        public Tensor log_() => InPlace("log_", this);

        public Tensor sqrt_() => InPlace("sqrt_", this);

        public Tensor rsqrt_() => InPlace("rsqrt_", this);

        public Tensor abs_() => InPlace("abs_", this);

        public Tensor relu_() => InPlace("relu_", this);

        public Tensor sigmoid_() => InPlace("sigmoid_", this);

        public Tensor tanh_() => InPlace("tanh_", this);

        public Tensor floor_() => InPlace("floor_", this);

        public Tensor round_(long decimals = 0) => InPlace("round_.decimals", this, decimals);

        public Tensor reciprocal_() => InPlace("reciprocal_", this);

        public Tensor pow(Tensor exponent) => Dispatch.Tensor("pow.Tensor_Tensor", this, exponent);

        public Tensor pow(Scalar exponent) => Dispatch.Tensor("pow.Tensor_Scalar", this, exponent);

        public Tensor pow_(Scalar exponent) => InPlace("pow_.Scalar", this, exponent);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Dispatch.Tensor("clamp", this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Dispatch.Tensor("clamp.Tensor", this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace("clamp_", this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace("clamp_.Tensor", this, min, max);

        public Tensor clamp_min(Scalar min) => Dispatch.Tensor("clamp_min", this, min);

        public Tensor clamp_min_(Scalar min) => InPlace("clamp_min_", this, min);

        public Tensor clamp_max(Scalar max) => Dispatch.Tensor("clamp_max", this, max);

        public Tensor clamp_max_(Scalar max) => InPlace("clamp_max_", this, max);

        public Tensor maximum(Tensor other) => Dispatch.Tensor("maximum", this, other);

        public Tensor minimum(Tensor other) => Dispatch.Tensor("minimum", this, other);

        public Tensor atan2(Tensor other) => Dispatch.Tensor("atan2", this, other);

        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Dispatch.Tensor("nan_to_num", this, nan, posinf, neginf);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Dispatch.Tensor("softmax.int", this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Dispatch.Tensor("log_softmax.int", this, dim, dtype);

        public Tensor logsumexp(long dim, bool keepdim = false) => Dispatch.Tensor("logsumexp", this, (long[])[dim], keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => Dispatch.Tensor("cumsum", this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Dispatch.Tensor("cumprod", this, dim, type);

        /// <summary>Where the condition holds the element of this tensor, else that of y.</summary>
        public Tensor where(Tensor condition, Tensor y) => Dispatch.Tensor("where.self", condition, this, y);
    }
}
