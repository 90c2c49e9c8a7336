using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Dispatch.Tensor("view", this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Dispatch.Tensor("reshape", this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Dispatch.Tensor("flatten.using_ints", this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => Dispatch.Tensor("unflatten.int", this, dim, sizes);

        public Tensor squeeze(long? dim = null) =>
            dim is long index ? Dispatch.Tensor("squeeze.dim", this, index) : Dispatch.Tensor("squeeze", this);

        public Tensor unsqueeze(long dim) => Dispatch.Tensor("unsqueeze", this, dim);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Dispatch.Tensor("expand", this, sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Lengths, isImplicit);

        public Tensor expand(params long[] sizes) => expand(sizes, false);

        public Tensor expand_as(Tensor other) => expand(other.shape, false);

        public Tensor permute(params long[] permutation) => Dispatch.Tensor("permute", this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor transpose(long dim0, long dim1) => Dispatch.Tensor("transpose.int", this, dim0, dim1);

        public Tensor movedim(long[] source, long[] destination) => Dispatch.Tensor("movedim.intlist", this, source, destination);

        public Tensor narrow(long dim, long start, long length) => Dispatch.Tensor("narrow", this, dim, start, length);

        public Tensor select(long dim, long index) => Dispatch.Tensor("select.int", this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) => Dispatch.Tensor("slice.Tensor", this, dim, start, finish, step);

        public Tensor flip(params long[] dims) => Dispatch.Tensor("flip", this, dims);

        public Tensor fliplr() => flip(1);

        public Tensor roll(long shifts, long? dims = null) => Rolled([shifts], dims is long dim ? [dim] : []);

        public Tensor roll(long[] shifts, long[] dims) => Rolled(shifts, dims);

        public Tensor roll(long[] shifts) => Rolled(shifts, []);

        public Tensor roll((long, long) shifts, (long, long) dims) => Rolled([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Rolled(shifts.ToArray(), dims.ToArray());

        public Tensor repeat(params long[] sizes) => Dispatch.Tensor("repeat", this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Dispatch.Tensor("repeat_interleave.self_int", this, repeats, dim, output_size);

        public Tensor[] split(long size, int dim = 0) => Dispatch.List("split.Tensor", this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Dispatch.List("split_with_sizes", this, sizes, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        public Tensor[] chunk(long chunks, long dim = 0) => Dispatch.List("chunk", this, chunks, dim);

        public Tensor[] unbind(long dimension = 0) => Dispatch.List("unbind.int", this, dimension);

        public Tensor unfold(long dimension, long size, long step) => Dispatch.Tensor("unfold", this, dimension, size, step);

        private Tensor Rolled(long[] shifts, long[] dims) => Dispatch.Tensor("roll", this, shifts, dims);
    }
}
