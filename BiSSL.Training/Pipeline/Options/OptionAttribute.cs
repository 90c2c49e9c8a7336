namespace BiSSL.Training.Pipeline.Options;

/// <summary>What an option means, in one sentence, with the paper's symbol and the range allowed. The form, the command line and the validator all read it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class OptionAttribute(string text) : Attribute
{
    /// <summary>One sentence for the user.</summary>
    public string Text { get; } = text;

    /// <summary>The paper's symbol, such as λ or N_L.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Smallest value allowed (numbers only).</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value allowed (numbers only).</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Min"/> itself is refused.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>The allowed texts, where an option is a choice.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>Row of the paper-against-code table (specification section 2) that the option settles.</summary>
    public string Departure { get; init; } = "";
}
