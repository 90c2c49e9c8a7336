using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>max(x, 0).</summary>
        public sealed class ReLU : nn.Module<Tensor, Tensor>
        {
            private readonly bool _inplace;

            internal ReLU(bool inplace) : base(nameof(ReLU)) => _inplace = inplace;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => nn.functional.relu(input, _inplace);
        }

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

        /// <summary>Average to a square of the given size.</summary>
        public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long _size;

            internal AdaptiveAvgPool2d(long output_size) : base(nameof(AdaptiveAvgPool2d)) => _size = output_size;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, _size);
        }

        /// <summary>Joins the dimensions from start to end into one.</summary>
        public sealed class Flatten : nn.Module<Tensor, Tensor>
        {
            private readonly long _start, _end;

            internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten)) => (_start, _end) = (start_dim, end_dim);

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => input.flatten(_start, _end);
        }

        /// <summary>Returns its input under a new handle.</summary>
        public sealed class Identity : nn.Module<Tensor, Tensor>
        {
            internal Identity() : base(nameof(Identity)) { }

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => input.alias();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(x, 0), in place if asked.</summary>
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);

            /// <summary>Maximum over square windows; the stride is the kernel's size unless given.</summary>
            public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);

            /// <summary>Average to a square of the given size.</summary>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(output_size);

            /// <summary>Joins the dimensions from start to end into one; by default all but the first.</summary>
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            /// <summary>The identity.</summary>
            public static Modules.Identity Identity() => new();
        }
    }
}
