namespace BiSSL.Training.Experiments.Export;

/// <summary>The formats in which a table of an experiment leaves the program.</summary>
public static class VerdictExport
{
    /// <summary>By the ending of the file's name.</summary>
    public static IReadOnlyDictionary<string, Func<ExperimentVerdict, string>> Formats { get; } = new Dictionary<string, Func<ExperimentVerdict, string>>
    {
        ["csv"] = VerdictCsv.Write,
        ["md"] = VerdictMarkdown.Write,
        ["tex"] = VerdictLatex.Write,
    };
}
