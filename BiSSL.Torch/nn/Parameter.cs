using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A tensor that a module trains. It takes over the tensor that it is made of, which is empty afterwards.</summary>
        public class Parameter : Tensor
        {
            /// <param name="data">Becomes empty; its place in a dispose scope goes to the parameter.</param>
            /// <param name="requires_grad">Whether gradients are recorded.</param>
            public Parameter(Tensor data, bool requires_grad = true) : base(data.requires_grad_(requires_grad)) { }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a trainable tensor of <paramref name="data"/>, which is empty afterwards.</summary>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
