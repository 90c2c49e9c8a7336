namespace BiSSL.Training.Pipeline.Presets;

/// <summary>A learning rate and a weight decay.</summary>
public sealed record PaperRates(double LearningRate, double WeightDecay);

/// <summary>One dataset's rows of the paper's Tables 2 (fine-tuning after pretext training), 3 (head warm-up and upper level) and 4 (fine-tuning after BiSSL).</summary>
public sealed record PaperRow(string Dataset, PaperRates AfterPretext, PaperRates Upper, PaperRates AfterBissl);

/// <summary>The paper's hyperparameters (appendix B).</summary>
public static class PaperTables
{
    public static IReadOnlyList<PaperRow> Rows { get; } =
    [
        new("stl10", new(0.0136, 0.001), new(0.015, 0.01), new(0.0005, 0.00043)),
        new("flowers", new(0.113, 0.00226), new(0.05, 0.01), new(0.0009, 0.00005)),
        new("cars", new(0.035, 0.00658), new(0.035, 0.007), new(0.0293, 0.00851)),
        new("aircrafts", new(0.0167, 0.00996), new(0.015, 0.01), new(0.011, 0.00612)),
        new("dtd", new(0.0262, 0.00332), new(0.015, 0.0075), new(0.0008, 0.00764)),
        new("pets", new(0.0235, 0.00472), new(0.03, 0.005), new(0.0002, 0.00543)),
        new("fashionmnist", new(0.0009, 0.00829), new(0.05, 0.004), new(0.0022, 0.00876)),
        new("cifar10", new(0.0067, 0.00128), new(0.03, 0.006), new(0.0003, 0.00991)),
        new("cifar100", new(0.005, 0.00127), new(0.03, 0.001), new(0.0012, 0.00422)),
        new("caltech101", new(0.0096, 0.00902), new(0.03, 0.007), new(0.0008, 0.00011)),
        new("food", new(0.015, 0.00699), new(0.015, 0.01), new(0.006, 0.0095)),
        new("sun397", new(0.0097, 0.00121), new(0.03, 0.002), new(0.0011, 0.00028)),
        new("cub200", new(0.0722, 0.00568), new(0.05, 0.005), new(0.035, 0.00868)),
        new("voc2007", new(0.0108, 0.00894), new(0.03, 0.006), new(0.0002, 0.00015)),
    ];

    public static PaperRow? Find(string dataset) => Rows.FirstOrDefault(row => row.Dataset == dataset);
}
