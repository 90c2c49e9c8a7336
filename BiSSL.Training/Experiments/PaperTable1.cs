namespace BiSSL.Training.Experiments;

/// <summary>The paper's Table 1: test accuracies by dataset, as the options name it.</summary>
public static class PaperTable1
{
    // Top-1 (11-point mAP of voc2007), then top-5: BiSSL ± and only fine-tuning ±.
    private static readonly Dictionary<string, double[]> s_rows = new()
    {
        ["stl10"] = [90.2, 0.1, 90.3, 0.1, 99.7, 0.0, 99.6, 0.0],
        ["flowers"] = [74.8, 0.2, 73.4, 0.4, 89.8, 0.3, 90.0, 0.4],
        ["cars"] = [73.0, 0.4, 72.7, 0.5, 91.5, 0.3, 91.4, 0.4],
        ["aircrafts"] = [46.9, 0.5, 46.1, 0.9, 78.9, 0.4, 79.3, 0.6],
        ["dtd"] = [51.8, 0.5, 49.3, 0.5, 79.9, 0.3, 79.1, 0.4],
        ["pets"] = [67.8, 0.2, 65.0, 0.5, 92.3, 0.3, 90.7, 0.3],
        ["fashionmnist"] = [94.3, 0.2, 94.1, 0.1, 100.0, 0.0, 100.0, 0.0],
        ["cifar10"] = [93.9, 0.1, 93.8, 0.1, 99.9, 0.0, 99.8, 0.0],
        ["cifar100"] = [73.0, 0.1, 73.2, 0.2, 93.7, 0.1, 92.8, 0.1],
        ["caltech101"] = [80.6, 0.7, 78.1, 0.5, 95.5, 0.2, 94.7, 0.2],
        ["food"] = [72.0, 0.2, 71.7, 0.2, 90.4, 0.1, 90.4, 0.1],
        ["sun397"] = [41.1, 0.2, 40.0, 0.3, 71.0, 0.2, 69.9, 0.4],
        ["cub200"] = [47.1, 0.4, 45.7, 0.4, 72.1, 0.3, 70.7, 0.6],
        ["voc2007"] = [60.4, 0.1, 58.6, 0.3],
    };

    /// <param name="metric">"top-1" or "top-5".</param>
    /// <returns>Null if the paper does not say.</returns>
    public static PaperScore? Find(string dataset, string metric) => (metric, s_rows.GetValueOrDefault(dataset)) switch
    {
        ("top-1", { } row) => new(new(row[0], row[1]), new(row[2], row[3])),
        ("top-5", { Length: 8 } row) => new(new(row[4], row[5]), new(row[6], row[7])),
        _ => null,
    };
}
