namespace BiSSL.Training.Pipeline.Options;

/// <summary>SimCLR's two views (specification 1.9).</summary>
public sealed record AugmentationOptions
{
    [Option("Smallest share of the image's area in a crop.", Min = 0.01, Max = 1, Departure = "D7")]
    public double CropScale { get; init; } = 0.5;

    [Option("Smallest width-to-height ratio of a crop.", Min = 0.1, Max = 10, Departure = "D7")]
    public double RatioMin { get; init; } = 3.0 / 4;

    [Option("Largest width-to-height ratio of a crop.", Min = 0.1, Max = 10, Departure = "D7")]
    public double RatioMax { get; init; } = 4.0 / 3;

    [Option("How views are resampled.", Choices = ["bicubic", "bilinear"])]
    public string Interpolation { get; init; } = "bicubic";

    [Option("Probability of a horizontal flip.", Min = 0, Max = 1)]
    public double Flip { get; init; } = 0.5;

    [Option("Probability of colour jitter.", Min = 0, Max = 1)]
    public double Jitter { get; init; } = 0.8;

    [Option("Strength of brightness jitter.", Min = 0, Max = 1)]
    public double Brightness { get; init; } = 0.4;

    [Option("Strength of contrast jitter.", Min = 0, Max = 1)]
    public double Contrast { get; init; } = 0.4;

    [Option("Strength of saturation jitter.", Min = 0, Max = 1)]
    public double Saturation { get; init; } = 0.2;

    [Option("Strength of hue jitter, in turns.", Min = 0, Max = 0.5)]
    public double Hue { get; init; } = 0.1;

    [Option("Probability of greyscale.", Min = 0, Max = 1)]
    public double Grey { get; init; } = 0.2;

    [Option("Probability of blur, first view.", Min = 0, Max = 1)]
    public double BlurFirst { get; init; } = 1.0;

    [Option("Probability of blur, second view.", Min = 0, Max = 1)]
    public double BlurSecond { get; init; } = 0.1;

    [Option("Smallest blur, standard deviation in pixels.", Min = 0.01, Max = 50)]
    public double SigmaMin { get; init; } = 0.1;

    [Option("Largest blur, standard deviation in pixels.", Min = 0.01, Max = 50)]
    public double SigmaMax { get; init; } = 2.0;

    [Option("Probability of solarisation, first view.", Min = 0, Max = 1)]
    public double SolariseFirst { get; init; }

    [Option("Probability of solarisation, second view.", Min = 0, Max = 1)]
    public double SolariseSecond { get; init; } = 0.2;

    [Option("Pixel values before normalisation: 'unit' is 0…1, 'byte' 0…255 as in the released code.", Choices = ["unit", "byte"], Departure = "D8")]
    public string PixelRange { get; init; } = "unit";
}
