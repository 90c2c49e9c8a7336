namespace BiSSL.Training.Data.Imaging;

/// <summary>How pixels are resampled (D9): the two interpolating filters of PIL.</summary>
public enum ResampleKernel
{
    /// <summary>Keys' cubic with a = −1/2, support 2.</summary>
    Bicubic,

    /// <summary>The triangle, support 1.</summary>
    Bilinear,
}

/// <summary>Value and support of each kernel.</summary>
public static class ResampleKernels
{
    public static int Support(this ResampleKernel kernel) => kernel == ResampleKernel.Bicubic ? 2 : 1;

    /// <summary>The kernel's value at a distance in (scaled) pixels.</summary>
    public static double At(this ResampleKernel kernel, double distance)
    {
        var x = Math.Abs(distance);
        if (x >= kernel.Support())
            return 0;
        if (kernel == ResampleKernel.Bilinear)
            return 1 - x;
        return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
    }
}
