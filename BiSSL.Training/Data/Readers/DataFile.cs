using System.Globalization;

namespace BiSSL.Training.Data.Readers;

/// <summary>Finds the files of a dataset and says what to do when one is missing or damaged.</summary>
internal static class DataFile
{
    /// <summary>The first of root/folder/name and root/name that exists.</summary>
    /// <param name="root">The folder the user named.</param>
    /// <param name="folder">The folder that the dataset's archive unpacks to.</param>
    /// <param name="name">File name.</param>
    /// <param name="origin">Where to get it, e.g. "stl10_binary.tar.gz from ai.stanford.edu/~acoates/stl10/".</param>
    /// <exception cref="UserError">Neither exists.</exception>
    public static string Find(string root, string folder, string name, string origin) =>
        Seek(root, folder, name)
        ?? throw new UserError(root.Length == 0
            ? $"The file '{name}' is missing: data.root names no folder to look in. Get {origin}, unpack it, and say where: --set data.root=DIR."
            : $"The file '{name}' is missing: looked for it in '{Path.GetFullPath(Path.Combine(root, folder))}' and '{Path.GetFullPath(root)}'. Get {origin} and unpack it there.");

    /// <summary>As <see cref="Find"/>, but null if there is no such file.</summary>
    public static string? Seek(string root, string folder, string name) =>
        root.Length == 0 ? null : new[] { Path.Combine(root, folder, name), Path.Combine(root, name) }.FirstOrDefault(File.Exists);

    /// <summary>Checks that a file holds so many records of so many bytes.</summary>
    /// <exception cref="UserError">The file is shorter or longer.</exception>
    public static void RequireRecords(string path, int records, int recordLength)
    {
        var (length, expected) = (new FileInfo(path).Length, (long)records * recordLength);
        if (length != expected)
            throw Damaged(path, string.Create(CultureInfo.InvariantCulture, $"it has {length:N0} bytes instead of {expected:N0} ({records:N0} × {recordLength:N0})"));
    }

    /// <summary>The label, if it is one of the classes.</summary>
    /// <exception cref="UserError">It is not.</exception>
    public static long Label(string path, int record, int label, int first, int classes) =>
        label >= first && label < first + classes
            ? label - first
            : throw Damaged(path, $"record {record} has label {label}, outside of {first} … {first + classes - 1}");

    public static UserError Damaged(string path, string what) => new($"The file '{path}' is damaged: {what}. Get it again.");

    /// <summary>The file's lines that are not blank; else the class numbers.</summary>
    public static IReadOnlyList<string> ClassNames(string? path, int classes)
    {
        string[] names = path is null ? [] : [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length == classes ? names : [.. Enumerable.Range(0, classes).Select(i => $"class {i}")];
    }
}
