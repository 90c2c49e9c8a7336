using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Batch normalisation over every dimension but the second.</summary>
        public abstract class BatchNorm : nn.Module<Tensor, Tensor>
        {
            [ComponentName(Name = nameof(weight))]
            private readonly Parameter? _weight;

            [ComponentName(Name = nameof(bias))]
            private readonly Parameter? _bias;

            [ComponentName(Name = nameof(running_mean))]
            private readonly Tensor? _runningMean;

            [ComponentName(Name = nameof(running_var))]
            private readonly Tensor? _runningVar;

            [ComponentName(Name = nameof(num_batches_tracked))]
            private readonly Tensor? _batches;

            private protected BatchNorm(string name, long features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype) : base(name)
            {
                (this.eps, this.momentum) = (eps, momentum);
                if (affine)
                    (_weight, _bias) = (new Parameter(ones(features, dtype, device)), new Parameter(zeros(features, dtype, device)));
                if (track_running_stats)
                    (_runningMean, _runningVar, _batches) = (zeros(features, dtype, device), ones(features, dtype, device), tensor(0L, ScalarType.Int64, device));
                foreach (var tensor in new[] { _weight, _bias, _runningMean, _runningVar, _batches })
                    tensor?.DetachFromDisposeScope();
                RegisterComponents();
            }

            /// <summary>Added to the variance.</summary>
            public double eps { get; }

            /// <summary>Weight of a new batch in the running statistics.</summary>
            public double? momentum { get; }

            /// <summary>[features], or null.</summary>
            public Parameter? weight => _weight;

            /// <summary>[features], or null.</summary>
            public Parameter? bias => _bias;

            /// <summary>[features], or null.</summary>
            public Tensor? running_mean => _runningMean;

            /// <summary>[features], unbiased, or null.</summary>
            public Tensor? running_var => _runningVar;

            /// <summary>Scalar count of training batches, or null.</summary>
            public Tensor? num_batches_tracked => _batches;

            /// <inheritdoc/>
            public override Tensor forward(Tensor input)
            {
                if (training)
                    _batches?.add_(1);
                return nn.functional.batch_norm(input, _runningMean, _runningVar, _weight, _bias, training || _runningMean is null, momentum!.Value, eps);
            }
        }

        /// <summary>Batch normalisation of [batch, features].</summary>
        public sealed class BatchNorm1d : BatchNorm
        {
            internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
                : base(nameof(BatchNorm1d), features, eps, momentum, affine, track_running_stats, device, dtype) { }
        }

        /// <summary>Batch normalisation of [batch, features, height, width].</summary>
        public sealed class BatchNorm2d : BatchNorm
        {
            internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
                : base(nameof(BatchNorm2d), features, eps, momentum, affine, track_running_stats, device, dtype) { }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Batch normalisation of [batch, features]; weight 1, bias 0.</summary>
            public static Modules.BatchNorm1d BatchNorm1d(long num_features, double eps = 1e-5, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            /// <summary>Batch normalisation of [batch, features, height, width]; weight 1, bias 0.</summary>
            public static Modules.BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-5, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
