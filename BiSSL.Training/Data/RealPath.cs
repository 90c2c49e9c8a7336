namespace BiSSL.Training.Data;

/// <summary>Where a path leads when all links on its way are followed.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <exception cref="IOException">Its links lead in a circle.</exception>
    public static string Of(string path) => Follow(Path.GetFullPath(path), MostLinks);

    /// <summary>The file that a path leads to: of a link, what .NET tells is the link's own length and time. Null where links lead in a circle.</summary>
    public static FileInfo? File(string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.LinkTarget is null ? file : new FileInfo(Of(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Follow(string path, int links)
    {
        if (links == 0)
            throw new IOException($"The links of '{path}' lead in a circle.");
        if (Path.GetDirectoryName(path) is not { } above)
            return path;
        var real = Path.Combine(Follow(above, links), Path.GetFileName(path));
        return new FileInfo(real).LinkTarget is { } target ? Follow(Path.GetFullPath(target, Path.GetDirectoryName(real)!), links - 1) : real;
    }
}
