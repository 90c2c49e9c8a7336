namespace BiSSL.Training.Pipeline.Options;

/// <summary>Algorithm 1: what couples the two levels (paper section 3).</summary>
public sealed record BilevelOptions
{
    [Option("Alternations between the levels.", Symbol = "T", Min = 1, Max = 10_000_000)]
    public int Alternations { get; init; } = 500;

    [Option("Weight of the pull of θP towards θD in the lower level.", Symbol = "λ", Min = 0, Max = 1e6)]
    public double Lambda { get; init; } = 0.001;

    [Option("Weight of the direct downstream gradient in the upper level.", Symbol = "γ", Min = 0, Max = 1e6, Departure = "D11")]
    public double Gamma { get; init; } = 0.01;

    [Option("θD moves towards θP every so many alternations; 0 never.", Symbol = "N_a", Min = 0, Max = 10_000_000)]
    public int AdaptEvery { get; init; } = 100;

    [Option("How far θD moves towards θP then.", Symbol = "α", Min = 0, Max = 1)]
    public double AdaptStrength { get; init; } = 0.1;

    [Option("When θD adapts: 'beforeUpper' as the paper, 'afterUpper' with buffers as the released code meant to.", Choices = ["beforeUpper", "afterUpper"], Departure = "D12")]
    public string AdaptWhen { get; init; } = "beforeUpper";

    [Option("The regulariser r that ties θP to θD.", Symbol = "r", Choices = ["quadratic", "pseudoHuber"])]
    public string Regulariser { get; init; } = "quadratic";
}
