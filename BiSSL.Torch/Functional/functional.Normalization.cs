using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Batch normalisation over all but dimension 1. In training the running buffers, where given, are moved in place.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                Dispatch.Tensor("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Dispatch.Tensor("layer_norm", input, normalized_shape, weight, bias, eps);

            /// <summary>Divides by the p-norm along the dimension, or by eps where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                var norm = Dispatch.Tensor("norm.ScalarOpt_dim", input, p, (long[])[dim], true);
                return input / norm.clamp_min(eps).expand_as(input);
            }

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08) =>
                Dispatch.Tensor("cosine_similarity", x1, x2, dim, eps);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace)
                    return Dispatch.Tensor("dropout", input, p, training);
                Dispatch.Effect("dropout_", input, p, training);
                return input;
            }
        }
    }
}
