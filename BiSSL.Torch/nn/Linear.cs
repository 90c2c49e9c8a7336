using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>y = x·weightᵀ + bias over the last dimension.</summary>
        public sealed class Linear : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(weight))]
            private readonly Parameter _weight;

            [ComponentName(Name = nameof(bias))]
            private readonly Parameter? _bias;

            internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
            {
                var bound = 1 / Math.Sqrt(inputSize);
                _weight = Uniform([outputSize, inputSize], bound, device, dtype);
                _bias = hasBias ? Uniform([outputSize], bound, device, dtype) : null;
                RegisterComponents();
            }

            /// <summary>[out, in].</summary>
            public Parameter weight => _weight;

            /// <summary>[out], or null.</summary>
            public Parameter? bias => _bias;

            /// <inheritdoc/>
            public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);

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
            /// <summary>A linear layer with weight and bias drawn from U(−1/√in, 1/√in).</summary>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}
