namespace BiSSL.Training.Pipeline.Options;

/// <summary>One thing wrong with the options.</summary>
/// <param name="Path">The option, such as <c>lower.steps</c>.</param>
/// <param name="Value">What it was, as text.</param>
/// <param name="Allowed">What it should be: the rest of a sentence.</param>
public sealed record OptionFault(string Path, string Value, string Allowed)
{
    public override string ToString() => $"{Shown(Path)} = {Shown(Value)}: {Allowed}{(Allowed.EndsWith('?') ? "" : ".")}";

    /// <summary>An option that does not exist, with what the person may have meant.</summary>
    public static OptionFault Unknown(string path, string value) => new(path, value, Hint(path, OptionTree.Leaves.Select(leaf => leaf.Path).ToList()));

    /// <summary>A text that is no value of an option, with the values that are.</summary>
    public static OptionFault Unreadable(OptionLeaf leaf, string text) => new(leaf.Path, text,
        $"{(leaf.Type == typeof(double) ? OptionText.CommaHint(text) : "")}allowed is {OptionsValidator.Allowed(leaf)}, as in {leaf.Path}={OptionText.Format(leaf.Default)}");

    private static string Hint(string path, List<string> known) =>
        known.Find(name => name.StartsWith(path + '.', StringComparison.Ordinal)) is { } member ? $"this is a group of options, such as {member}"
        : NearestName.Close(path, known) is { } near ? $"there is no such option; did you mean {near}?"
        : "there is no such option; train --explain lists them all";

    private static string Shown(string text) => text.Length == 0 ? "(empty)" : text;

    /// <summary>Ends the command with every fault, if there is one.</summary>
    /// <exception cref="UserError">All faults, one a line.</exception>
    public static void Require(IReadOnlyCollection<OptionFault> faults)
    {
        if (faults.Count > 0)
            throw new UserError(string.Join(Environment.NewLine, faults.Distinct()));
    }
}
