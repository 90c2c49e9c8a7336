using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Dispatch.Tensor("index_select", this, dim, index);

        public Tensor gather(long dim, Tensor index) => Dispatch.Tensor("gather", this, dim, index);

        public Tensor take(Tensor index) => Dispatch.Tensor("take", this, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Dispatch.Tensor("scatter.src", this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace("scatter_.src", this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Dispatch.Tensor("scatter_add", this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace("scatter_add_", this, dim, index, src);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Dispatch.Tensor("index_add", this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => InPlace("index_add_", this, dim, index, source, alpha);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => InPlace("index_copy_", this, dim, index, source);

        public Tensor masked_fill(Tensor mask, Scalar value) => Dispatch.Tensor("masked_fill.Scalar", this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace("masked_fill_.Scalar", this, mask, value);

        public Tensor masked_select(Tensor mask) => Dispatch.Tensor("masked_select", this, mask);

        public Tensor nonzero() => Dispatch.Tensor("nonzero", this);
    }
}
