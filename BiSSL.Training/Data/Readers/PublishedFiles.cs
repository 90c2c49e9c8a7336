using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;

namespace BiSSL.Training.Data.Readers;

/// <summary>Compares files with the checksums that their authors published.</summary>
internal static class PublishedFiles
{
    /// <exception cref="UserError">A file that is there has another one.</exception>
    public static void Require(Dataset dataset, string root)
    {
        foreach (var (name, md5) in dataset.Md5)
        {
            if (DataFile.Seek(root, dataset, name) is { } path && Checksum.Of(path) is var found && found != md5)
                throw DataFile.Damaged(path, $"its checksum (MD5) is {found} instead of {md5}");
        }
    }
}
