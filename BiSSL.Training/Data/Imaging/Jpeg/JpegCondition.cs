namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>How much of a JPEG is there.</summary>
/// <param name="Share">Share of the picture that can be seen, if coarsely where later scans of a progressive one are missing.</param>
/// <param name="Fault">What is wrong with the rest; null for a whole file.</param>
/// <param name="HasEnd">Whether the marker is there that ends it.</param>
/// <param name="Length">Bytes before the end marker, or before a segment that is cut off.</param>
/// <param name="IsProgressive">Whether every coefficient is held in memory until the last scan was read.</param>
internal sealed record JpegCondition(double Share, string? Fault, bool HasEnd, int Length, bool IsProgressive);
