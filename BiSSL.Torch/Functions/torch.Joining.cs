using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Dispatch.Tensor("cat", Argument.Of(tensors), dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Dispatch.Tensor("cat", tensors, dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Dispatch.Tensor("cat", tensors.ToArray(), dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Dispatch.Tensor("stack", Argument.Of(tensors), dim);

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Dispatch.List("meshgrid.indexing", Argument.Of(tensors), indexing);

    public static Tensor tile(Tensor input, long[] dims) => Dispatch.Tensor("tile", input, dims);
}
