using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Two-dimensional convolution of [batch, in, height, width], zero padding.</summary>
        public sealed class Conv2d : nn.Module<Tensor, Tensor>
        {
            private readonly long _stride, _padding, _dilation, _groups;

            [ComponentName(Name = nameof(weight))]
            private readonly Parameter _weight;

            [ComponentName(Name = nameof(bias))]
            private readonly Parameter? _bias;

            internal Conv2d(long in_channels, long out_channels, long kernel_size, long stride, long padding, long dilation, long groups, bool bias, Device? device, ScalarType? dtype)
                : base(nameof(Conv2d))
            {
                (_stride, _padding, _dilation, _groups) = (stride, padding, dilation, groups);
                var bound = 1 / Math.Sqrt(in_channels / groups * kernel_size * kernel_size);
                _weight = Uniform([out_channels, in_channels / groups, kernel_size, kernel_size], bound, device, dtype);
                _bias = bias ? Uniform([out_channels], bound, device, dtype) : null;
                RegisterComponents();
            }

            /// <summary>[out, in / groups, kernel, kernel].</summary>
            public Parameter weight => _weight;

            /// <summary>[out], or null.</summary>
            public Parameter? bias => _bias;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) =>
                nn.functional.conv2d(input, _weight, _bias, [_stride, _stride], [_padding, _padding], [_dilation, _dilation], _groups);

            private static Parameter Uniform(long[] size, double bound, Device? device, ScalarType? dtype)
            {
                var parameter = new Parameter(empty(size, dtype, device).uniform_(-bound, bound));
                parameter.DetachFromDisposeScope();
                return parameter;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A convolution with a square kernel, weight and bias drawn from U(−1/√fan-in, 1/√fan-in). Only zero padding is served.</summary>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                padding_mode == PaddingModes.Zeros
                    ? new(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, device, dtype)
                    : throw new ArgumentException("Only zero padding is served.", nameof(padding_mode));
        }
    }
}
