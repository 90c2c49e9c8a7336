using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Which options somebody wants to see.</summary>
/// <param name="Words">All of them must occur in the option's path, label, symbol or explanation.</param>
/// <param name="OnlyDiffering">Only those that differ from the origin or are wrong.</param>
public sealed record OptionFilter(string Words, bool OnlyDiffering)
{
    public static OptionFilter None { get; } = new("", false);

    public bool IsNone => string.IsNullOrWhiteSpace(Words) && !OnlyDiffering;

    public bool Fits(OptionLeaf leaf, RunForm form) =>
        (!OnlyDiffering || form.Differs(leaf.Path) || form.Fault(leaf.Path) is not null)
        && Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Text(leaf).Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Text(OptionLeaf leaf) => $"{leaf.Path} {Labels.Of(leaf.Path)} {leaf.About.Symbol} {leaf.About.Text} {string.Join(' ', leaf.About.Choices)}";
}
