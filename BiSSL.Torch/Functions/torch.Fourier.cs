using BiSSL.Torch.Interop;

namespace TorchSharp;

/// <summary>What a Fourier transform is divided by: numbered as in TorchSharp.</summary>
public enum FFTNormType
{
    /// <summary>The inverse one by N.</summary>
    Backward = 0,

    /// <summary>The forward one by N.</summary>
    Forward = 1,

    /// <summary>Either by √N.</summary>
    Ortho = 2,
}

public static partial class torch
{
    public static partial class fft
    {
        /// <summary>Of real numbers [..., H, W], over the last two dimensions unless others are named: [..., H, W/2 + 1], complex.</summary>
        /// <param name="s">Lengths to pad with zeros or cut to first.</param>
        public static Tensor rfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Dispatch.Tensor("fft_rfft2", input, s, dim ?? [-2, -1], Named(norm));

        /// <summary>Back from <see cref="rfft2"/>.</summary>
        /// <param name="s">Lengths of the result; an odd last one must be given.</param>
        public static Tensor irfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Dispatch.Tensor("fft_irfft2", input, s, dim ?? [-2, -1], Named(norm));

        private static string Named(FFTNormType norm) => norm switch
        {
            FFTNormType.Forward => "forward",
            FFTNormType.Ortho => "ortho",
            _ => "backward",
        };
    }
}
