namespace BiSSL.Training.Data.Readers;

/// <summary>Tells of classes that no image of a set shows.</summary>
internal static class ClassGaps
{
    private const int Named = 3;

    /// <summary>A sentence for each of the sets that lacks a class.</summary>
    public static IEnumerable<string> Sentences(LabelledSplits sets)
    {
        foreach (var (set, part, consequence) in new[]
        {
            (sets.Train, "training", "nothing can be learnt"), (sets.Validation, "validation", "the choice of the best epoch takes no account"), (sets.Test, "test", "accuracy says nothing"),
        })
        {
            if (Missing(set) is { Length: > 0 } names)
                yield return Sentence(part, names, consequence);
        }
    }

    private static string Sentence(string part, string[] names, string consequence)
    {
        string[] shown = [.. names.Take(Named).Select(name => $"'{name}'"), .. names.Length > Named ? [Words.Many(names.Length - Named, "other")] : Array.Empty<string>()];
        var them = names.Length == 1 ? "it" : "them";
        return $"No {part} image shows the {(names.Length == 1 ? "class" : "classes")} {Words.List(shown)}: {consequence} of {them}. Give {them} more pictures.";
    }

    private static string[] Missing(ImageSet set)
    {
        var (labels, classes) = (set.Labels!, set.ClassNames.Count);
        var present = (labels.ndim == 1 ? labels.data<long>().ToArray() : labels.data<float>().ToArray().Index().Where(one => one.Item > 0).Select(one => (long)(one.Index % classes))).ToHashSet();
        return [.. set.ClassNames.Where((_, number) => !present.Contains(number))];
    }
}
