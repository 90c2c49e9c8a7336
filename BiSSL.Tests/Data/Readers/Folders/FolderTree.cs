using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>A folder of pictures that a test fills. No two of its pictures are alike.</summary>
internal sealed class FolderTree : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _pictures;

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>Puts so many pictures into each of the folders.</summary>
    public FolderTree Pictures(int count, params string[] folders)
    {
        foreach (var folder in folders)
            for (var i = 0; i < count; i++)
                Picture($"{folder}/{i}.jpg");
        return this;
    }

    public void Picture(string name) => Photo.Write(_folder[name], _pictures++);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }

    public void Copy(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder[to])!);
        File.Copy(_folder[from], _folder[to]);
    }

    public void Link(string name, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder[name])!);
        File.CreateSymbolicLink(_folder[name], target);
    }

    /// <summary>The sets of the folder, or of one in it, as a run would read them.</summary>
    public LabelledSplits Load(string below = "", long seed = 0) => DataSource.Labelled(Request(below) with { Seed = seed }, CPU);

    public DatasetRequest Request(string below = "") => new() { Name = "folder", Root = System.IO.Path.Combine(_folder.Path, below), Size = 8 };

    public void Dispose() => _folder.Dispose();
}
