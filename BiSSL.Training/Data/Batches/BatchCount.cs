namespace BiSSL.Training.Data.Batches;

/// <summary>How many batches a pass over a set gives.</summary>
public static class BatchCount
{
    /// <summary>Full batches only.</summary>
    public static int Full(int count, int batch) => count / batch;

    /// <summary>The smaller last batch counts, unless it is a single image beside full batches: batch normalisation cannot train on one.</summary>
    public static int WithPartial(int count, int batch)
    {
        var (full, rest) = Math.DivRem(count, batch);
        return rest > 1 || (full == 0 && rest == 1) ? full + 1 : full;
    }
}
