namespace BiSSL.Training.Data.Readers;

/// <summary>Divides the official training images of a dataset into training and validation.</summary>
internal static class Splits
{
    private const int ReleasedCodesCifar10 = 40_000;

    /// <summary>Reads both parts and divides the first; index files take the place of the seeded split.</summary>
    public static LabelledSplits Load(DatasetRequest request, Func<string, ImageSet> readTrain, Func<string, ImageSet> readTest)
    {
        using var all = readTrain(request.Root);
        using var first = request is { Name: "cifar10", Cifar10First40000: true } ? all.Subset([.. Enumerable.Range(0, Math.Min(all.Count, ReleasedCodesCifar10))]) : null;
        var pool = first ?? all;
        var labels = Labels(pool);
        ClassCounts.Require(labels, pool.ClassNames, request.Root);
        var (train, validation) = Indices(request, labels);
        return new LabelledSplits(pool.Subset(train), pool.Subset(validation), readTest(request.Root), []);
    }

    /// <summary>Image numbers of training and validation.</summary>
    /// <param name="same">As <see cref="Stratified.Split"/> takes it.</param>
    public static (int[] Train, int[] Validation) Indices(DatasetRequest request, long[] labels, int[]? same = null)
    {
        int[]? Listed(string file) => file.Length > 0 ? IndexFile.Read(file, labels.Length) : null;
        int[] Others(int[] taken) => [.. Enumerable.Range(0, labels.Length).Except(taken)];
        return (Listed(request.TrainIndexFile), Listed(request.ValidationIndexFile)) switch
        {
            (null, null) => Stratified.Split(labels, request.ValidationShare, request.Seed, "data/validation", same),
            ({ } train, null) => (train, Others(train)),
            (null, { } validation) => (Others(validation), validation),
            ({ } train, { } validation) => Disjoint(request, train, validation),
        };
    }

    private static (int[] Train, int[] Validation) Disjoint(DatasetRequest request, int[] train, int[] validation) =>
        train.Intersect(validation).ToArray() is [var both, ..]
            ? throw new UserError($"Image {both} is in both index files, '{request.TrainIndexFile}' and '{request.ValidationIndexFile}'. An image serves training or validation, not both.")
            : (train, validation);

    public static long[] Labels(ImageSet set) => set.Labels!.data<long>().ToArray();
}
