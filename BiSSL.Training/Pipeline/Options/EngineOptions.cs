namespace BiSSL.Training.Pipeline.Options;

/// <summary>Where and how the arithmetic runs.</summary>
public sealed record EngineOptions
{
    [Option("Device: 'auto', 'cpu' or 'cuda:N'.")]
    public string Device { get; init; } = "auto";

    [Option("Arms and seeds that run side by side on a CPU; 0 takes one lane per core.", Min = 0, Max = 1024)]
    public int Lanes { get; init; } = 1;

    [Option("Threads of each lane; 0 shares all cores among the lanes.", Min = 0, Max = 1024)]
    public int Threads { get; init; }

    [Option("Number format.", Choices = ["float32", "float64"])]
    public string Precision { get; init; } = "float32";

    [Option(
        "Number format of the convolutions in pretext and lower steps: that of engine.precision, or 'bfloat16', faster where the device has it. Products, upper steps and fine-tuning keep engine.precision.",
        Choices = ["same", "bfloat16"])]
    public string PretextPrecision { get; init; } = "same";

    [Option("Allow TF32 in matrix products and convolutions on GPUs that have it.")]
    public bool Tf32 { get; init; }
}
