namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>A folder as another lists it.</summary>
/// <param name="Path">Its place below the folder that the user named.</param>
/// <param name="Real">Where it lies with all links followed.</param>
internal sealed record FoundFolder(string Path, string Real, bool IsLink)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsBelow(FoundFolder other) =>
        Real.StartsWith(System.IO.Path.EndsInDirectorySeparator(other.Real) ? other.Real : other.Real + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The folder that the user named.</summary>
    /// <exception cref="UserError">It is not there, or it is a file.</exception>
    public static FoundFolder Root(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (path.Length > 0 && Directory.Exists(full))
            return new FoundFolder(full, RealPath.Of(full), false);
        throw new UserError(new FileInfo(full) is { Exists: true, LinkTarget: null }
            ? $"'{PlainText.Line(full)}' is a file. Name the folder that holds the pictures."
            : $"The folder '{PlainText.Line(full)}' does not exist. Name the folder that holds the pictures.");
    }
}
