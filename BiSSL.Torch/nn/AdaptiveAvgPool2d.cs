using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Average to a square of the given size.</summary>
        public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long _size;

            internal AdaptiveAvgPool2d(long output_size) : base(nameof(AdaptiveAvgPool2d)) => _size = output_size;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, _size);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Average to a square of the given size.</summary>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(output_size);
        }
    }
}
