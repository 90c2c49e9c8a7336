namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Tells of pictures that are in the data more than once where that falsifies a result: in two parts, or in two classes.</summary>
internal static class Doubles
{
    private const int Shown = 3;

    private static readonly (Part One, Part Other)[] s_pairs = [(Part.Training, Part.Test), (Part.Training, Part.Validation), (Part.Validation, Part.Test)];

    public static IEnumerable<string> Sentences(string root, IEnumerable<PlacedPicture> pictures)
    {
        PlacedPicture[][] same = [.. pictures.GroupBy(picture => picture.First).Select(group => group.ToArray()).Where(group => group.Length > 1)];
        foreach (var (one, other) in s_pairs)
        {
            if (Pairs(same, a => a.Part == one, (_, b) => b.Part == other) is { Length: > 0 } pairs)
                yield return $"{Words.Many(pairs.Length, "picture")} of the {PartNames.InWords(one)} part {(pairs.Length == 1 ? "is" : "are")} in the {PartNames.InWords(other)} part too{Such(root, pairs)}: accuracy there is too good. Remove {(pairs.Length == 1 ? "it" : "them")} from one of the two.";
        }
        if (Pairs(same, _ => true, (a, b) => b.Label > a.Label) is { Length: > 0 } classes)
            yield return $"{Words.Many(classes.Length, "picture")} {(classes.Length == 1 ? "is" : "are")} in two classes{Such(root, classes)}: no answer to {(classes.Length == 1 ? "it" : "them")} can be right. Remove {(classes.Length == 1 ? "it" : "them")} from the wrong class.";
    }

    /// <summary>Each picture that fits with its first partner.</summary>
    private static (PlacedPicture One, PlacedPicture Other)[] Pairs(PlacedPicture[][] same, Func<PlacedPicture, bool> fits, Func<PlacedPicture, PlacedPicture, bool> partner) =>
    [
        .. same.SelectMany(group => group.Where(fits).Select(one => (One: one, Other: group.FirstOrDefault(other => partner(one, other)))))
            .Where(pair => pair.Other is not null).Select(pair => (pair.One, pair.Other!)),
    ];

    private static string Such(string root, (PlacedPicture One, PlacedPicture Other)[] pairs)
    {
        string Name(PlacedPicture picture) => $"'{PlainText.Line(Path.GetRelativePath(root, picture.File.Path))}'";
        return $", {(pairs.Length > Shown ? "such as " : "")}{string.Join("; ", pairs.Take(Shown).Select(pair => $"{Name(pair.One)} = {Name(pair.Other)}"))}";
    }
}
