using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Training.Experiments;

/// <summary>The runs of an experiment, one for every dataset and variant, with everything wrong with them.</summary>
/// <param name="Faults">None if the experiment can begin.</param>
public sealed record ExperimentPlan(ExperimentDesign Design, IReadOnlyList<PlannedRun> Runs, IReadOnlyList<OptionFault> Faults)
{
    // A run bears the experiment's name, its dataset's and its variant's.
    public const int LongestName = (NameRule.Longest - 6) / 3;

    public const int MostParts = 20;
    public const int MostRuns = 100;

    public static ExperimentPlan Of(ExperimentDesign design)
    {
        OptionFault[] faults = [.. DesignFaults.Of(design)];
        if (faults.Length > 0)
            return new(design, [], faults);
        var drafts = (from dataset in design.Datasets from variant in design.Variants select Draft(design, dataset, variant)).ToArray();
        return new(design, [.. drafts.Select(draft => draft.Run)], Together(drafts));
    }

    /// <summary>This plan, if it can begin.</summary>
    /// <exception cref="UserError">Every fault, one a line.</exception>
    public ExperimentPlan Require()
    {
        OptionFault.Require([.. Faults]);
        return this;
    }

    private static (PlannedRun Run, List<OptionFault> Faults) Draft(ExperimentDesign design, ExperimentPart dataset, ExperimentPart variant)
    {
        string[] settings =
        [
            .. design.Settings, .. dataset.Settings, .. variant.Settings,
            $"comparison.arms={string.Join(',', design.Arms)}", string.Create(CultureInfo.InvariantCulture, $"comparison.seeds={design.Seeds}"),
        ];
        var faults = new List<OptionFault>();
        RunOptions start = new OptionLayers { Preset = Preset.Named(design.Preset), Settings = settings }.Base();
        RunOptions options = OptionLayers.Over(start, null, "", settings, faults);
        faults.AddRange(OptionsValidator.Check(options));
        var run = new PlannedRun(dataset.Name, variant.Name, options);
        return (run with { Options = options with { Name = run.Title(design.Name) } }, faults);
    }

    // What is wrong everywhere is said once; what is wrong somewhere, with the place.
    private static OptionFault[] Together((PlannedRun Run, List<OptionFault> Faults)[] drafts) =>
    [
        .. from fault in drafts.SelectMany(draft => draft.Faults).Distinct()
           let places = drafts.Where(draft => draft.Faults.Contains(fault)).ToArray()
           select places.Length == drafts.Length ? fault : fault with { Path = $"{places[0].Run.Title("")}: {fault.Path}" },
    ];
}

/// <summary>One run of an experiment before it exists.</summary>
public sealed record PlannedRun(string Dataset, string Variant, RunOptions Options)
{
    /// <summary>Its name in lists.</summary>
    /// <param name="experiment">The experiment's name; left out if empty.</param>
    public string Title(string experiment) => string.Join(" · ", new[] { experiment, Dataset, Variant }.Where(part => part.Length > 0));
}
