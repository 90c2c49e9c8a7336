using BiSSL.Training.Data.Readers.Folders;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Classes that are folders, numbered in the order of their names, byte by byte. Hidden ones are none.</summary>
internal static class ClassFolders
{
    /// <exception cref="UserError">There are not so many.</exception>
    public static IReadOnlyList<string> Names(string folder, int classes, params string[] without)
    {
        string[] names = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Except(without).Where(name => !HiddenNames.Has(name)).Order(StringComparer.Ordinal)];
        return names.Length == classes
            ? names
            : throw new UserError($"The folder '{Path.GetFullPath(folder)}' has {names.Length} folders of classes instead of {classes}. Unpack its archive again.");
    }
}
