using System.Text;

namespace BiSSL.Web.Catalog;

/// <summary>The end of a text file that somebody else may be writing.</summary>
public static class LogTail
{
    /// <param name="bytes">At most so much; a line that is cut is left out.</param>
    /// <returns>Nothing if there is no such file.</returns>
    public static string Read(string path, int bytes)
    {
        if (!File.Exists(path))
            return "";
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        bool cut = file.Length > bytes;
        if (cut)
            file.Seek(-bytes, SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        if (cut)
            reader.ReadLine();
        return reader.ReadToEnd();
    }
}
