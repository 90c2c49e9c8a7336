using BiSSL.Tests.Data.Fixtures;
using FsCheck;
using FsCheck.Fluent;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>What lies at a path of a drawn tree.</summary>
internal enum Thing
{
    Picture,
    Damaged,
    Empty,
    Unread,
    Text,
    Folder,
    Link,
}

/// <summary>A file, folder or link of a drawn tree.</summary>
/// <param name="Content">Of a picture: which.</param>
/// <param name="Target">Of a link: a path from the root, whether or not it is there.</param>
internal sealed record DrawnEntry(string Path, Thing Thing, int Content, string Target);

/// <summary>A folder of pictures as nobody would leave it, drawn at random.</summary>
internal sealed record DrawnTree(IReadOnlyList<DrawnEntry> Entries)
{
    private const int MostEntries = 40;
    private const int Contents = 24;


    private static readonly Gen<string> s_classes = Gen.Frequency((40, Gen.Elements("cat", "dog")), (1, Gen.Elements("owl", "Cat", "test")), (2, Gen.Elements(".cat", "__MACOSX")));
    private static readonly Gen<string> s_below = Gen.Frequency((40, Gen.Constant("")), (6, Gen.Elements("old/", ".ipynb_checkpoints/", "more/x.jpg/", "@eaDir/")), (1, Gen.Elements("train/", "test/")));
    private static readonly Gen<string> s_names = Gen.Elements("0", "1", "2", "3", "4", "5", "6", "7", ".8", "Thumbs", "ü'\"\n");

    private static readonly Gen<DrawnTree> s_trees =
        from parts in Gen.Elements<string[]>([""], ["train/", "test/"], ["Train/", "VAL/"], ["training/", "valid/", "Testing/"], ["train/", "val/", "dev/"], ["", "train/"], ["a/b/"])
        from count in Gen.Choose(1, MostEntries)
        from entries in Gen.ListOf(Entry(parts), count)
        select new DrawnTree([.. entries]);

    public static Arbitrary<DrawnTree> Any { get; } = Arb.From(s_trees, tree => tree.Smaller());

    /// <summary>Writes what has room; a path that is there already, or leads through a file, is left as it is.</summary>
    public void Write(string root)
    {
        foreach (var entry in Entries)
        {
            var path = System.IO.Path.Combine(root, entry.Path);
            try
            {
                if (new FileInfo(path).LinkTarget is null && !System.IO.Path.Exists(path))
                    Write(entry, path, root);
            }
            catch (IOException)
            {
                // A file or a link is in the way.
            }
        }
    }

    private IEnumerable<DrawnTree> Smaller() => Entries.Select((_, left) => new DrawnTree([.. Entries.Where((_, at) => at != left)]));

    public override string ToString() => string.Concat(Entries.Select(entry => $"\n  {entry.Thing} {entry.Path.Replace("\n", "\\n", StringComparison.Ordinal)}{(entry.Thing == Thing.Link ? $" -> {entry.Target}" : "")} {entry.Content}"));

    private static void Write(DrawnEntry entry, string path, string root)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        switch (entry.Thing)
        {
            case Thing.Picture:
                Photo.Write(path, entry.Content);
                break;
            case Thing.Folder:
                Directory.CreateDirectory(path);
                break;
            case Thing.Link:
                File.CreateSymbolicLink(path, System.IO.Path.Combine(root, entry.Target));
                break;
            default:
                File.WriteAllText(path, entry.Thing == Thing.Empty ? "" : "something");
                break;
        }
    }

    private static Gen<DrawnEntry> Entry(string[] parts) =>
        from thing in Gen.Frequency((30, Gen.Constant(Thing.Picture)), (7, Gen.Elements(Thing.Damaged, Thing.Empty, Thing.Unread, Thing.Text, Thing.Folder, Thing.Link, Thing.Link)))
        from folder in Folder(parts)
        from name in s_names
        from content in Gen.Choose(0, Contents - 1)
        from target in Target(parts)
        from bare in Gen.Choose(0, 80)
        let path = thing is Thing.Folder ? $"{folder}{name}" : $"{folder}{name}{Ending(thing, content)}"
        select new DrawnEntry(bare == 0 ? path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..] : path, thing, content, target);

    private static Gen<string> Folder(string[] parts) =>
        from part in Gen.Elements(parts)
        from kind in s_classes
        from below in s_below
        select $"{part}{kind}/{below}";

    private static Gen<string> Target(string[] parts) =>
        from folder in Folder(parts)
        from name in s_names
        from kind in Gen.Choose(0, 4)
        select kind switch
        {
            0 => "",
            1 => "nowhere",
            2 => folder.TrimEnd('/'),
            3 => folder[..folder.IndexOf('/', StringComparison.Ordinal)],
            _ => $"{folder}{name}.jpg",
        };

    private static string Ending(Thing thing, int content) => thing switch
    {
        Thing.Unread => content % 2 == 0 ? ".tiff" : "",
        Thing.Text => ".txt",
        Thing.Link => content % 3 == 0 ? "" : ".jpg",
        _ => content % 5 == 0 ? ".JPEG" : ".jpg",
    };
}
