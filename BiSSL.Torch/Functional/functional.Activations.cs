using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
            {
                if (!inplace)
                    return Dispatch.Tensor("leaky_relu", input, negative_slope);
                Dispatch.Effect("leaky_relu_", input, negative_slope);
                return input;
            }

            public static Tensor gelu(Tensor x) => Dispatch.Tensor("gelu", x);

            public static Tensor silu(Tensor x, bool inplace = false)
            {
                if (!inplace)
                    return Dispatch.Tensor("silu", x);
                Dispatch.Effect("silu_", x);
                return x;
            }

            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0) => Dispatch.Tensor("softplus", x, beta, threshold);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor logsigmoid(Tensor x) => Dispatch.Tensor("log_sigmoid", x);

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Class numbers as rows of zeros with a single one, of type Int64.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Dispatch.Tensor("one_hot", x, num_classes);
        }
    }
}
