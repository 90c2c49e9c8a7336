namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Names of files and folders that systems and programs put among a person's own.</summary>
internal static class HiddenNames
{
    private static readonly string[] s_known = ["__MACOSX", "Thumbs.db", "desktop.ini", "@eaDir", "$RECYCLE.BIN", "System Volume Information", "lost+found"];

    public static bool Has(string name) => name.StartsWith('.') || s_known.Contains(name, StringComparer.OrdinalIgnoreCase);
}
