using System.Runtime.CompilerServices;
using BiSSL.Torch;
using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Put(At(indices), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => At([i1]);
            set => Put(At([i1]), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Put(At([i1, i2]), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Put(At([i1, i2, i3]), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Put(At([i1, i2, i3, i4]), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At([i1, i2, i3, i4, i5]);
            set => Put(At([i1, i2, i3, i4, i5]), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At([i1, i2, i3, i4, i5, i6]);
            set => Put(At([i1, i2, i3, i4, i5, i6]), value);
        }

        public Tensor index(params Tensor[] indices) => Dispatch.Tensor("index.Tensor", this, indices);

        public Tensor index(params TensorIndex[] indices)
        {
            var indexed = new IndexedView(this, indices);
            if (indexed.Tensors is not { Length: > 0 } tensors)
                return indexed.IsSource ? alias() : indexed.View;
            using (indexed)
                return Dispatch.Tensor("index.Tensor", indexed.View, tensors);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => InPlace("index_put_", this, indices, value);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            using var indexed = new IndexedView(this, indices);
            if (indexed.Tensors is not { Length: > 0 } tensors)
                indexed.View.copy_(value);
            else
                Dispatch.Effect("index_put_", indexed.View, tensors, value);
            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = full([], value, dtype, device);
            return index_put_(filled, indices);
        }

        /// <summary>A view of the element or sub-tensor at the leading indices.</summary>
        private Tensor At(ReadOnlySpan<long> indices)
        {
            var view = select(0, indices[0]);
            foreach (var index in indices[1..])
            {
                using var outer = view;
                view = outer.select(0, index);
            }

            return view;
        }

        private static void Put(Tensor view, Tensor value)
        {
            using (view)
                view.copy_(value);
        }
    }
}
