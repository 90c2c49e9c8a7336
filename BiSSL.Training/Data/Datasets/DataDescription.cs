namespace BiSSL.Training.Data.Datasets;

/// <summary>What a dataset was taken for, in sentences that the check, the run and the pages print alike.</summary>
/// <param name="Taken">What serves training, validation and test.</param>
/// <param name="LeftOut">What was left out before any picture was opened, and why: a sentence for each reason.</param>
/// <param name="Cautions">What may make results wrong.</param>
public sealed record DataDescription(IReadOnlyList<string> Taken, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Cautions)
{
    internal const string Used = "Used '";

    public static DataDescription None { get; } = new([], [], []);

    public DataDescription With(IEnumerable<string> cautions) => this with { Cautions = [.. Cautions, .. cautions] };

    /// <summary>Whether a caution is about one damaged file that is used all the same: there may be thousands.</summary>
    public static bool IsRepair(string caution) => caution.StartsWith(Used, StringComparison.Ordinal);
}
