namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Names of files and folders as they may stand in a sentence or a table.</summary>
internal static class ShownName
{
    private const char Unprintable = '\uFFFD';

    /// <summary>The name with a mark for every character that moves a cursor or breaks a line.</summary>
    public static string Of(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? Unprintable : letter));
}
