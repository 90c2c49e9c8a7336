using System.Globalization;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Experiments;

/// <summary>What is wrong with a design before a single option is read.</summary>
internal static class DesignFaults
{
    // What all runs of an experiment share: the table's columns and pairs.
    private static readonly string[] s_own = ["comparison.arms", "comparison.seeds", "comparison.seed", "comparison.vary"];

    public static IEnumerable<OptionFault> Of(ExperimentDesign design)
    {
        if (design.Settings is null || design.Arms is null || !AreWhole(design.Datasets) || !AreWhole(design.Variants))
            return [new OptionFault("experiment", "", "settings, arms, datasets and variants must be lists, and every dataset and variant needs a name and settings")];
        return [.. NameRule.Faults("name", design.Name ?? "", 1, ExperimentPlan.LongestName), .. Preset(design.Preset ?? ""), .. Parts("datasets", design.Datasets, 1), .. Parts("variants", design.Variants, 0), .. Size(design), .. Shared(design), .. Searching(design)];
    }

    private static bool AreWhole(IReadOnlyList<ExperimentPart>? parts) => parts?.All(part => part is { Name: not null, Settings: not null } && part.Settings.All(text => text is not null)) == true;

    private static IEnumerable<OptionFault> Preset(string name)
    {
        if (Pipeline.Presets.Preset.Find(name) is null)
            yield return new OptionFault("preset", name, $"allowed is {string.Join(", ", Pipeline.Presets.Preset.All.Select(preset => preset.Name))}");
    }

    private static IEnumerable<OptionFault> Parts(string path, IReadOnlyList<ExperimentPart> parts, int shortest)
    {
        if (parts.Count is 0 or > ExperimentPlan.MostParts)
            yield return new OptionFault(path, Count(parts.Count), $"allowed are 1 to {ExperimentPlan.MostParts}");
        foreach (OptionFault fault in parts.Index().SelectMany(part => NameRule.Faults($"{path}[{Count(part.Index)}].name", part.Item.Name, shortest, ExperimentPlan.LongestName)))
            yield return fault;
        foreach (IGrouping<string, ExperimentPart> twice in parts.GroupBy(part => part.Name).Where(group => group.Count() > 1))
            yield return new OptionFault(path, twice.Key, "two have this name; give each its own");
        foreach (ExperimentPart slash in parts.Where(part => part.Name.Contains('/', StringComparison.Ordinal)))
            yield return new OptionFault(path, slash.Name, "a name holds no slash");
    }

    private static IEnumerable<OptionFault> Size(ExperimentDesign design)
    {
        if (design.Datasets.Count * design.Variants.Count > ExperimentPlan.MostRuns)
            yield return new OptionFault("datasets × variants", Count(design.Datasets.Count * design.Variants.Count), $"allowed are at most {ExperimentPlan.MostRuns} runs");
    }

    private static IEnumerable<OptionFault> Shared(ExperimentDesign design)
    {
        const string Why = "arms and seeds are the whole experiment's, so that its runs can be paired";
        return [.. Refused("", design.Settings, path => path != "comparison.vary" && s_own.Contains(path), Why), .. Parts(design).SelectMany(part => Refused(part.Name, part.Settings, s_own.Contains, Why))];
    }

    private static IEnumerable<OptionFault> Searching(ExperimentDesign design) =>
        Parts(design).Append(new("", design.Settings)).SelectMany(part => Refused(
            part.Name, part.Settings, path => path.StartsWith("search.", StringComparison.Ordinal), "an experiment compares; search in a run of its own, and give the experiment the values it found"));

    private static IEnumerable<ExperimentPart> Parts(ExperimentDesign design) => design.Datasets.Concat(design.Variants);

    private static IEnumerable<OptionFault> Refused(string part, IEnumerable<string> settings, Func<string, bool> isRefused, string why) =>
        from text in settings
        let words = text.Split('=', 2, StringSplitOptions.TrimEntries)
        where isRefused(words[0])
        select new OptionFault(part.Length > 0 ? $"{part}: {words[0]}" : words[0], words.ElementAtOrDefault(1) ?? "", why);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
