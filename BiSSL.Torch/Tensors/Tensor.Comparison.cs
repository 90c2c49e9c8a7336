using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Dispatch.Tensor("eq.Tensor", this, target);

        public Tensor eq(Scalar target) => Dispatch.Tensor("eq.Scalar", this, target);

        public Tensor ne(Tensor target) => Dispatch.Tensor("ne.Tensor", this, target);

        public Tensor ne(Scalar target) => Dispatch.Tensor("ne.Scalar", this, target);

        public Tensor gt(Tensor target) => Dispatch.Tensor("gt.Tensor", this, target);

        public Tensor gt(Scalar target) => Dispatch.Tensor("gt.Scalar", this, target);

        public Tensor ge(Tensor target) => Dispatch.Tensor("ge.Tensor", this, target);

        public Tensor ge(Scalar target) => Dispatch.Tensor("ge.Scalar", this, target);

        public Tensor lt(Tensor target) => Dispatch.Tensor("lt.Tensor", this, target);

        public Tensor lt(Scalar target) => Dispatch.Tensor("lt.Scalar", this, target);

        public Tensor le(Tensor target) => Dispatch.Tensor("le.Tensor", this, target);

        public Tensor le(Scalar target) => Dispatch.Tensor("le.Scalar", this, target);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        public Tensor bitwise_and(Tensor other) => Dispatch.Tensor("bitwise_and.Tensor", this, other);

        public Tensor bitwise_or(Tensor other) => Dispatch.Tensor("bitwise_or.Tensor", this, other);

        public Tensor bitwise_xor(Tensor other) => Dispatch.Tensor("bitwise_xor.Tensor", this, other);

        public Tensor bitwise_not() => Dispatch.Tensor("bitwise_not", this);

        public Tensor logical_and(Tensor other) => Dispatch.Tensor("logical_and", this, other);

        public Tensor logical_or(Tensor other) => Dispatch.Tensor("logical_or", this, other);

        public Tensor logical_not() => Dispatch.Tensor("logical_not", this);

        public Tensor isnan() => Dispatch.Tensor("isnan", this);

        public Tensor isinf() => Dispatch.Tensor("isinf", this);

        public Tensor isfinite() => Dispatch.Tensor("isfinite", this);

        public Tensor all() => Dispatch.Tensor("all", this);

        public Tensor all(long dim, bool keepdim = false) => Dispatch.Tensor("all.dim", this, dim, keepdim);

        public Tensor any() => Dispatch.Tensor("any", this);

        public Tensor any(long dim, bool keepdim = false) => Dispatch.Tensor("any.dim", this, dim, keepdim);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Dispatch.Bool("allclose", this, target, rtol, atol, equal_nan);

        /// <summary>Whether the other is this very wrapper; == compares element by element.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
