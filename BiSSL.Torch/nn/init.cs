namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place with starting values.</summary>
        public static class init
        {
            /// <summary>Fills with one value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var noGrad = no_grad();
                return tensor.fill_(val);
            }
        }
    }
}
