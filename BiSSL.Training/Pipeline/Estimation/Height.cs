namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>What a piece of work holds at its height: some of it whatever the batch, such as vectors of all weights, and some for every image.</summary>
/// <param name="Fixed">Bytes.</param>
/// <param name="PerImage">Bytes for each image of the batch.</param>
public sealed record Height(double Fixed, double PerImage)
{
    /// <summary>Through what two batches held.</summary>
    public static Height Through((int Batch, long Bytes) small, (int Batch, long Bytes) large)
    {
        var slope = large.Batch > small.Batch ? Math.Max(0, (large.Bytes - small.Bytes) / (double)(large.Batch - small.Batch)) : large.Bytes / (double)large.Batch;
        return new Height(Math.Max(0, large.Bytes - (slope * large.Batch)), slope);
    }

    public long Of(int batch) => (long)(Fixed + (PerImage * batch));
}
