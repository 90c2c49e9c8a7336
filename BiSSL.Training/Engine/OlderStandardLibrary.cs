namespace BiSSL.Training.Engine;

/// <summary>
/// TorchSharp's native half asks for a newer C++ standard library than Debian 12 and Ubuntu 22.04 have, for the sake of one symbol that it names and never calls.
/// A copy that asks for that version weakly loads there as it is.
/// </summary>
internal static class OlderStandardLibrary
{
    /// <summary>The one version that is asked for in vain.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary>The copy of a library that loads here, beside it or where this user keeps data; null where a copy would not help.</summary>
    public static string? Fit(string library)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(library))
            return null;
        var bytes = File.ReadAllBytes(library);
        return VersionNeeds.Weaken(bytes, Version) ? Folders(library).Select(folder => Write(folder, bytes)).FirstOrDefault(copy => copy is not null) : null;
    }

    private static IEnumerable<string> Folders(string library) =>
        [Path.GetDirectoryName(library)!, Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "BiSSL")];

    /// <summary>Written aside and renamed, as several processes may start at once; null where the folder takes nothing.</summary>
    private static string? Write(string folder, byte[] bytes)
    {
        var file = Path.Combine(folder, "libLibTorchSharp.older-libstdcxx.so");
        var aside = $"{file}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                return file;
            File.WriteAllBytes(aside, bytes);
            File.Move(aside, file, overwrite: true);
            return file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
