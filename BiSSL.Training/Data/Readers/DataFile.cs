using System.Globalization;
using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Data.Readers;

/// <summary>Finds the files of a dataset and says what to do when one is missing or damaged.</summary>
internal static class DataFile
{
    /// <summary>The first that exists of the file in the dataset's own folder below the root and in the root.</summary>
    /// <param name="root">The folder the user named.</param>
    /// <param name="dataset">Whose file it is.</param>
    /// <param name="name">The file's name below the dataset's folder.</param>
    /// <exception cref="UserError">Neither exists.</exception>
    public static string Find(string root, Dataset dataset, string name) => Seek(root, dataset, name) ?? throw Missing("file", root, dataset, name);

    /// <summary>As <see cref="Find"/>, but null if there is no such file.</summary>
    public static string? Seek(string root, Dataset dataset, string name) =>
        root.Length == 0 ? null : new[] { Path.Combine(root, dataset.Folder, name), Path.Combine(root, name) }.FirstOrDefault(File.Exists);

    /// <summary>What to say of a file or folder that is nowhere.</summary>
    public static UserError Missing(string kind, string root, Dataset dataset, string name) => new(root.Length == 0
        ? $"The {kind} '{name}' is missing: data.root names no folder to look in. {dataset.HowToGet}, and say where it is: --set data.root=DIR."
        : $"The {kind} '{name}' is missing: looked for it in '{Path.GetFullPath(Path.Combine(root, dataset.Folder))}' and '{Path.GetFullPath(root)}'. {dataset.HowToGet} there.");

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

    /// <summary>The file's lines that are not blank, one for each class.</summary>
    /// <exception cref="UserError">There are not so many, or one is there twice.</exception>
    public static IReadOnlyList<string> NamedClasses(string path, int classes)
    {
        string[] names = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        var distinct = names.Distinct().Count();
        return names.Length == classes && distinct == classes ? names : throw Damaged(path, $"it names {distinct} classes in {names.Length} lines instead of {classes}");
    }

    /// <summary>The file's lines that are not blank; else the class numbers.</summary>
    /// <param name="first">The number that the dataset gives its first class.</param>
    public static IReadOnlyList<string> ClassNames(string? path, int classes, int first)
    {
        string[] names = path is null ? [] : [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length == classes ? names : [.. Enumerable.Range(first, classes).Select(i => $"class {i}")];
    }
}
