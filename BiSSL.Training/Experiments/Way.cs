namespace BiSSL.Training.Experiments;

/// <summary>A way of training: an arm of a variant.</summary>
/// <param name="Variant">Its name; empty for the plain method.</param>
public sealed record Way(string Variant, string Arm)
{
    private const char Between = '/';

    // Pairs of arms worth comparing, most telling first: against the fair twin, against the paper's baseline, against no pretext training.
    private static readonly (string First, string Second)[] s_telling =
        [("bissl", "control"), ("bissl", "pretext"), ("bissl", "scratch"), ("control", "scratch"), ("pretext", "scratch")];

    /// <summary>As heads of columns show it.</summary>
    public string Title => Variant.Length == 0 ? Arm : $"{Variant} · {Arm}";

    /// <summary>Pairs of these arms worth comparing, most telling first.</summary>
    public static IReadOnlyList<(string First, string Second)> Telling(IReadOnlyCollection<string> arms) =>
        [.. s_telling.Where(pair => arms.Contains(pair.First) && arms.Contains(pair.Second))];

    /// <summary>
    /// The pairs that are told together with one, which comes first: where it is among the telling pairs of a variant, all of those, as a run of that variant tells them;
    /// otherwise it alone.
    /// </summary>
    public static IReadOnlyList<(Way First, Way Second)> ToldWith(ExperimentDesign design, (Way First, Way Second) pair)
    {
        (Way First, Way Second)[] telling = [.. Telling(design.Arms).Select(arms => (new Way(pair.First.Variant, arms.First), new Way(pair.First.Variant, arms.Second)))];
        return telling.FirstOrDefault(known => known == pair || known == (pair.Second, pair.First)) is { First: not null } same ? [pair, .. telling.Except([same])] : [pair];
    }

    /// <summary>The pair that an experiment is about unless told otherwise: of its first variant; of its first two where there is one arm only.</summary>
    /// <returns>Null if there are not two ways.</returns>
    public static (Way First, Way Second)? Usual(ExperimentDesign design)
    {
        string first = design.Variants[0].Name;
        if (Telling(design.Arms) is [var (one, other), ..])
            return (new(first, one), new(first, other));
        return design.Ways is [var before, var after, ..] ? (after, before) : null;
    }

    /// <summary>The way that a text of <see cref="ToString"/> means; null if the design has none such.</summary>
    public static Way? Find(ExperimentDesign design, string? text) => design.Ways.FirstOrDefault(way => way.ToString() == text);

    public override string ToString() => $"{Variant}{Between}{Arm}";
}
