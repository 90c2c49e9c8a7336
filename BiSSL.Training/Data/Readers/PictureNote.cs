namespace BiSSL.Training.Data.Readers;

/// <summary>What is to be said of picture files that were read.</summary>
/// <param name="IsLeftOut">Whether it is about a file that is not used.</param>
public sealed record PictureNote(string Sentence, bool IsLeftOut = false);
