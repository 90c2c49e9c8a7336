using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public unsafe bool requires_grad
        {
            get
            {
                var result = Native.bt_requires_grad(Handle) != 0;
                GC.KeepAlive(this);
                return result;
            }

            set
            {
                NativeError.Check(Native.bt_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public unsafe bool is_leaf
        {
            get
            {
                int result;
                NativeError.Check(Native.bt_is_leaf(Handle, &result));
                GC.KeepAlive(this);
                return result != 0;
            }
        }

        /// <summary>The gradient that backward has summed up, as a new wrapper, or null.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint found;
                NativeError.Check(Native.bt_get_grad(Handle, &found));
                GC.KeepAlive(this);
                return found == 0 ? null : new Tensor(found);
            }

            set
            {
                NativeError.Check(Native.bt_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(value);
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad()
        {
            NativeError.Check(Native.bt_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>The same data outside the graph.</summary>
        public Tensor detach() => Dispatch.Tensor("detach", this);

        public Tensor detach_() => InPlace("detach_", this);

        public void backward() => autograd.backward([this]);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
