namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>How far a file has come.</summary>
/// <param name="File">Its name.</param>
/// <param name="What">"downloading", "checking" or "unpacking".</param>
/// <param name="Done">Bytes of it that are done, with those of earlier attempts.</param>
/// <param name="Total">All its bytes; null where the server does not say.</param>
public sealed record FetchProgress(string File, string What, long Done, long? Total);
