namespace BiSSL.Training;

/// <summary>Why a file could not be used, in words that follow "cannot be read" or "cannot be written".</summary>
internal static class FileFault
{
    public static string Why(string path, Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        _ when Directory.Exists(path) => "it is a folder",
        _ => fault.Message.TrimEnd('.'),
    };
}
