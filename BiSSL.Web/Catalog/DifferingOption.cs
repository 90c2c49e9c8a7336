using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Catalog;

/// <summary>An option in which some runs differ.</summary>
/// <param name="Values">Of each run, in their order.</param>
public sealed record DifferingOption(OptionLeaf Option, IReadOnlyList<object> Values)
{
    // What a run is called is no difference between trainings.
    private const string Name = "name";

    /// <summary>All of some runs, in the order of the pipeline; none of fewer than two runs.</summary>
    public static IReadOnlyList<DifferingOption> Among(IReadOnlyList<RunOptions> runs) =>
    [
        .. from leaf in OptionTree.Leaves
           where leaf.Path != Name
           let values = runs.Select(leaf.Get).ToArray()
           where values.Select(OptionText.Format).Distinct().Skip(1).Any()
           select new DifferingOption(leaf, values),
    ];

    /// <summary>The values as the command line writes them.</summary>
    public IReadOnlyList<string> Texts => [.. Values.Select(OptionText.Format)];
}
