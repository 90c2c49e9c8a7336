using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Api;

/// <summary>One option as it is sent; the meaning of each part is <see cref="OptionAttribute"/>'s.</summary>
public sealed record OptionMessage
{
    public required string Path { get; init; }

    /// <summary>The branch it lies on; "" at the root.</summary>
    public required string Group { get; init; }

    public required OptionKind Type { get; init; }

    public required string Symbol { get; init; }

    public required string Text { get; init; }

    /// <summary>Nothing where there is no bound; likewise <see cref="Max"/>.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    public bool MinExclusive { get; init; }

    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>What it may hold, in words.</summary>
    public required string Allowed { get; init; }

    public required string Departure { get; init; }

    public required object Default { get; init; }

    public static OptionMessage Of(OptionLeaf leaf) => new()
    {
        Path = leaf.Path,
        Group = leaf.Group,
        Type = Kind(leaf.Type),
        Symbol = leaf.About.Symbol,
        Text = leaf.About.Text,
        Min = double.IsFinite(leaf.About.Min) ? leaf.About.Min : null,
        Max = double.IsFinite(leaf.About.Max) ? leaf.About.Max : null,
        MinExclusive = leaf.About.MinExclusive,
        Choices = leaf.About.Choices,
        Allowed = OptionsValidator.Allowed(leaf),
        Departure = leaf.About.Departure,
        Default = leaf.Default,
    };

    private static OptionKind Kind(Type type) =>
        type == typeof(bool) ? OptionKind.Flag
        : type == typeof(int) ? OptionKind.Whole
        : type == typeof(double) ? OptionKind.Number
        : type == typeof(string) ? OptionKind.Text
        : type == typeof(IReadOnlyList<string>) ? OptionKind.Texts
        : OptionKind.Wholes;
}

/// <summary>What an option holds.</summary>
public enum OptionKind
{
    Text,
    Whole,
    Number,
    Flag,
    Texts,
    Wholes,
}
