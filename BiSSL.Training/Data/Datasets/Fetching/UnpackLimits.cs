namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>How much an archive may turn into; pictures and the paper's binary files hardly shrink.</summary>
/// <param name="Ratio">Times the archive's own length.</param>
/// <param name="Floor">Bytes that any archive may turn into.</param>
/// <param name="Entries">Files and folders in it.</param>
internal sealed record UnpackLimits(int Ratio = 20, long Floor = 16 << 20, int Entries = 1_000_000)
{
    public long Bytes(long archiveLength) => (Ratio * archiveLength) + Floor;
}
