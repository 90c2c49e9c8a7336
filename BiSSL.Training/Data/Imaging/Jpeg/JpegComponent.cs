namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>A colour channel of a JPEG and how often it is sampled.</summary>
internal sealed record JpegComponent(byte Id, int Across, int Down)
{
    /// <summary>For every coefficient the lowest bit that scans have brought so far; the highest number where none has.</summary>
    public int[] LowestBits { get; } = [.. Enumerable.Repeat(int.MaxValue, 64)];
}
