using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        /// <summary>
        /// Gradients of the outputs, weighted by grad_outputs, with respect to the inputs. An unused input's gradient is a tensor whose
        /// <see cref="Tensor.IsInvalid"/> is true. retain_graph is not tied to create_graph: pass both.
        /// </summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var handles = new long[inputs.Count];
            using var from = new Handles(outputs);
            using var to = new Handles(inputs);
            using var weights = new Handles(grad_outputs);
            fixed (long* found = handles)
            {
                NativeError.Check(Native.bt_grad(
                    from.Pointer, from.Count, to.Pointer, to.Count, weights.Pointer, weights.Count,
                    retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, found));
            }

            return Array.ConvertAll(handles, handle => new Tensor((nint)handle));
        }

        /// <summary>Adds the gradients of the tensors to the leaves' grad, or only to that of the inputs where given.</summary>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            using var from = new Handles(tensors);
            using var weights = new Handles(grad_tensors);
            using var to = new Handles(inputs);
            NativeError.Check(Native.bt_backward(
                from.Pointer, from.Count, weights.Pointer, weights.Count, to.Pointer, to.Count,
                retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Until disposed, a backward pass names the forward operator that produced a NaN.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
