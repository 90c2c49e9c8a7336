using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Maximum over square windows of [batch, channels, height, width].</summary>
        public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long _kernel;
            private readonly long? _stride, _padding, _dilation;
            private readonly bool _ceil;

            internal MaxPool2d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode) : base(nameof(MaxPool2d)) =>
                (_kernel, _stride, _padding, _dilation, _ceil) = (kernel_size, stride, padding, dilation, ceil_mode);

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, _kernel, _stride, _padding, _dilation, _ceil);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maximum over square windows; the stride is the kernel's size unless given.</summary>
            public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}
