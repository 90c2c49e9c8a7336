namespace BiSSL.Training.Pipeline.Presets;

/// <summary>A learning rate and a weight decay.</summary>
public sealed record PaperRates(double LearningRate, double WeightDecay);

/// <summary>One dataset's rows of the paper's Tables 2 (fine-tuning after pretext training), 3 (head warm-up and upper level) and 4 (fine-tuning after BiSSL).</summary>
public sealed record PaperRow(string Dataset, PaperRates AfterPretext, PaperRates Upper, PaperRates AfterBissl);

/// <summary>The paper's hyperparameters for the datasets we read (appendix B).</summary>
public static class PaperTables
{
    public static IReadOnlyList<PaperRow> Rows { get; } =
    [
        new("stl10", new(0.0136, 0.001), new(0.015, 0.01), new(0.0005, 0.00043)),
        new("fashionmnist", new(0.0009, 0.00829), new(0.05, 0.004), new(0.0022, 0.00876)),
        new("cifar10", new(0.0067, 0.00128), new(0.03, 0.006), new(0.0003, 0.00991)),
        new("cifar100", new(0.005, 0.00127), new(0.03, 0.001), new(0.0012, 0.00422)),
    ];

    public static PaperRow? Find(string dataset) => Rows.FirstOrDefault(row => row.Dataset == dataset);
}
