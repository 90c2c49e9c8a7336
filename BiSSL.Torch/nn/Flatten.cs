using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Joins the dimensions from start to end into one.</summary>
        public sealed class Flatten : nn.Module<Tensor, Tensor>
        {
            private readonly long _start, _end;

            internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten)) => (_start, _end) = (start_dim, end_dim);

            /// <inheritdoc/>
            public override Tensor forward(Tensor input) => input.flatten(_start, _end);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins the dimensions from start to end into one; by default all but the first.</summary>
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
