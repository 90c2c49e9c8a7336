using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor uniform_(double from, double to, Generator? generator = null) => InPlace("uniform_", this, from, to, generator);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => InPlace("normal_", this, mean, std, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => InPlace("bernoulli_.float", this, p, generator);

        public Tensor bernoulli(Generator? generator = null) => Dispatch.Tensor("bernoulli", this, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Dispatch.Tensor("multinomial", this, num_samples, replacement, generator);
    }
}
