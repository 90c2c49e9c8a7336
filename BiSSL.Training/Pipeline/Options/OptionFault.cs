namespace BiSSL.Training.Pipeline.Options;

/// <summary>One thing wrong with the options.</summary>
/// <param name="Path">The option, such as <c>lower.steps</c>.</param>
/// <param name="Value">What it was, as text.</param>
/// <param name="Allowed">What it should be: the rest of a sentence.</param>
public sealed record OptionFault(string Path, string Value, string Allowed)
{
    public override string ToString() => $"{Path} = {(Value.Length == 0 ? "(empty)" : Value)}: {Allowed}.";

    /// <summary>An option that does not exist, with the nearest that does.</summary>
    public static OptionFault Unknown(string path, string value) =>
        new(path, value, $"there is no such option; did you mean {NearestName.Of(path, OptionTree.Leaves.Select(leaf => leaf.Path))}");

    /// <summary>Ends the command with every fault, if there is one.</summary>
    /// <exception cref="UserError">All faults, one a line.</exception>
    public static void Require(IReadOnlyCollection<OptionFault> faults)
    {
        if (faults.Count > 0)
            throw new UserError(string.Join(Environment.NewLine, faults.Distinct()));
    }
}
