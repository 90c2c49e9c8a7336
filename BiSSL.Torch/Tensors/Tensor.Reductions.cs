using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Dispatch.Tensor("sum", this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Dispatch.Tensor("sum.dim_IntList", this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => sum(dim.ToArray(), keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

        public Tensor mean() => Dispatch.Tensor("mean", this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Dispatch.Tensor("mean.dim", this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => Dispatch.Tensor("prod", this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Dispatch.Tensor("prod.dim_int", this, dim, keepdim, type);

        public Tensor var(bool unbiased = true) => Dispatch.Tensor("var", this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type).Reduce("var.dim", dimensions, unbiased, keepdim);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Dispatch.Tensor("std", this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type).Reduce("std.dim", dimensions, unbiased, keepdim);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        public Tensor norm(float p = 2.0f) => Dispatch.Tensor("norm.Scalar", this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Dispatch.Tensor("norm.ScalarOpt_dim", this, p, (long[])[dim], keepdim);

        public Tensor max() => Dispatch.Tensor("max", this);

        public Tensor max(Tensor other) => Dispatch.Tensor("max.other", this, other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Dispatch.Pair("max.dim", this, dim, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false) => Dispatch.Tensor("amax", this, dims, keepdim);

        public Tensor amax(params long[] dims) => amax(dims, false);

        public Tensor argmax() => Dispatch.Tensor("argmax", this);

        public Tensor argmax(long dim, bool keepdim = false) => Dispatch.Tensor("argmax", this, dim, keepdim);

        public Tensor min() => Dispatch.Tensor("min", this);

        public Tensor min(Tensor other) => Dispatch.Tensor("min.other", this, other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Dispatch.Pair("min.dim", this, dim, keepdim);

        public Tensor amin(long[] dims, bool keepdim = false) => Dispatch.Tensor("amin", this, dims, keepdim);

        public Tensor amin(params long[] dims) => amin(dims, false);

        public Tensor argmin() => Dispatch.Tensor("argmin", this);

        public Tensor argmin(long dim, bool keepdim = false) => Dispatch.Tensor("argmin", this, dim, keepdim);

        public Tensor median() => Dispatch.Tensor("median", this);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Dispatch.Tensor("quantile", this, q, dim, keepdim);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Dispatch.Pair("topk", this, k, dim, largest, sorted);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Dispatch.Pair("sort.stable", this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Dispatch.Tensor("argsort", this, dim, descending);

        /// <summary>The distinct elements; the inverse and the counts where asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = dim is int index
                ? Dispatch.Triple("unique_dim", this, index, sorted, return_inverse, return_counts)
                : Dispatch.Triple("_unique2", this, sorted, return_inverse, return_counts);
            return (output, return_inverse ? inverse : null, return_counts ? counts : null);
        }

        public Tensor bincount(Tensor? weights, long minlength = 0) => Dispatch.Tensor("bincount", this, weights, minlength);

        public Tensor count_nonzero(long[]? dims = null) => Dispatch.Tensor("count_nonzero.dim_IntList", this, dims ?? []);

        private Tensor As(ScalarType? type) => type is ScalarType wanted ? to_type(wanted) : this;

        private Tensor Reduce(string op, long[] dimensions, bool unbiased, bool keepdim) => Dispatch.Tensor(op, this, dimensions, unbiased, keepdim);
    }
}
