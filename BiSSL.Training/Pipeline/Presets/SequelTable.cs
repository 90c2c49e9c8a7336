namespace BiSSL.Training.Pipeline.Presets;

/// <summary>One dataset's rates of the head warm-up and the upper level in the sequel's released configurations.</summary>
public sealed record SequelRow(string Dataset, PaperRates Simclr, PaperRates Byol);

/// <summary>In what the sequel's 24 released configurations differ (specification section 3).</summary>
public static class SequelTable
{
    public static IReadOnlyList<SequelRow> Rows { get; } =
    [
        new("flowers", new(0.05, 0.0005), new(0.035, 0.002)),
        new("cars", new(0.035, 0.001), new(0.04, 0.002)),
        new("aircrafts", new(0.03, 0.005), new(0.015, 0.003)),
        new("dtd", new(0.03, 0.001), new(0.015, 0.0001)),
        new("pets", new(0.03, 0.001), new(0.02, 0.002)),
        new("cifar10", new(0.015, 0.001), new(0.01, 0.001)),
        new("cifar100", new(0.01, 0.0001), new(0.01, 0.001)),
        new("caltech101", new(0.03, 0.0001), new(0.015, 0.0002)),
        new("food", new(0.03, 0.001), new(0.035, 0.002)),
        new("sun397", new(0.015, 0.00005), new(0.01, 0.00005)),
        new("cub200", new(0.03, 0.001), new(0.015, 0.0001)),
        new("voc2007", new(0.015, 0.005), new(0.005, 0.006)),
    ];

    public static SequelRow? Find(string dataset) => Rows.FirstOrDefault(row => row.Dataset == dataset);
}
