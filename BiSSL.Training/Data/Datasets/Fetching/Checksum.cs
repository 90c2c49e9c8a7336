using System.Security.Cryptography;

namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>Checksums by which authors publish their files.</summary>
internal static class Checksum
{
    /// <summary>MD5 in small hexadecimal digits.</summary>
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
#pragma warning disable CA5351 // guards against accidents; it is what the authors give
        return Convert.ToHexStringLower(MD5.HashData(file));
#pragma warning restore CA5351
    }
}
