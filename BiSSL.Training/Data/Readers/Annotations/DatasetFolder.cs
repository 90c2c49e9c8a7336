using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>The files of a dataset below the folder that the user named, whether or not that is the folder its archive unpacks to.</summary>
internal sealed class DatasetFolder(Dataset dataset, string root)
{
    public Dataset Dataset => dataset;

    /// <exception cref="UserError">There is no such file.</exception>
    public string File(string name) => DataFile.Find(root, dataset, name);

    /// <exception cref="UserError">There is no such folder.</exception>
    public string Folder(string name) =>
        new[] { Path.Combine(root, dataset.Folder, name), Path.Combine(root, name) }.FirstOrDefault(Directory.Exists)
        ?? throw DataFile.Missing("folder", root, dataset, name);

    /// <summary>The path of a picture that a list names.</summary>
    /// <param name="place">Where it is named, as in "line 3 of 'train.txt'".</param>
    /// <exception cref="UserError">It is not there, or not below the folder.</exception>
    public string Picture(string name, Func<string> place)
    {
        if (name.Split('/').Contains("..") || Path.IsPathRooted(name))
            throw new UserError($"The picture '{name}', named in {place()}, lies outside the dataset's folder. {dataset.HowToGet} again.");
        return DataFile.Seek(root, dataset, name)
            ?? throw new UserError($"The picture '{name}' is missing in '{Path.GetFullPath(root)}', though {place()} names it. {dataset.HowToGet} again.");
    }
}
