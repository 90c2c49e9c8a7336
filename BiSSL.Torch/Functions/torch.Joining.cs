using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Dispatch.Tensor("cat", Argument.Of(tensors), dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Dispatch.Tensor("cat", tensors, dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Dispatch.Tensor("cat", tensors.ToArray(), dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Dispatch.Tensor("stack", Argument.Of(tensors), dim);

    public static Tensor[] split(Tensor tensor, long size, int dim = 0) => tensor.split(size, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dimension = 0) => input.unbind(dimension);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Dispatch.List("meshgrid.indexing", Argument.Of(tensors), indexing);

    public static Tensor tile(Tensor input, long[] reps) => Dispatch.Tensor("tile", input, reps);
}
