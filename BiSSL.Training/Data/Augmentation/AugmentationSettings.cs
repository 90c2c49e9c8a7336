namespace BiSSL.Training.Data.Augmentation;

/// <summary>The two views of SimCLR (specification 1.9). Defaults are the paper's; the demo world has sigma 0.1 … 0.7.</summary>
public sealed record AugmentationSettings
{
    public CropSettings Crop { get; init; } = new();

    /// <summary>Probability of colour jitter: all four operations, in random order.</summary>
    public double Jitter { get; init; } = 0.8;

    /// <summary>Factor U(1 − b, 1 + b).</summary>
    public double Brightness { get; init; } = 0.4;

    /// <summary>Factor U(1 − c, 1 + c).</summary>
    public double Contrast { get; init; } = 0.4;

    /// <summary>Factor U(1 − s, 1 + s).</summary>
    public double Saturation { get; init; } = 0.2;

    /// <summary>Shift U(−h, h), in turns.</summary>
    public double Hue { get; init; } = 0.1;

    /// <summary>Probability of greyscale.</summary>
    public double Grey { get; init; } = 0.2;

    /// <summary>Probability of blur in the first and in the second view.</summary>
    public (double First, double Second) Blur { get; init; } = (1, 0.1);

    /// <summary>Smallest standard deviation of the blur, pixels.</summary>
    public double SigmaMin { get; init; } = 0.1;

    /// <summary>Largest standard deviation of the blur, pixels.</summary>
    public double SigmaMax { get; init; } = 2;

    /// <summary>Probability of solarisation in the first and in the second view.</summary>
    public (double First, double Second) Solarise { get; init; } = (0, 0.2);

    public PixelRange Range { get; init; } = PixelRange.Unit;
}
