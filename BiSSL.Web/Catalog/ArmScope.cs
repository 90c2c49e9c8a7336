using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Web.Catalog;

/// <summary>One seed of one arm: what a page looks at, and where its curves are.</summary>
/// <param name="Shared">The seed whose pretext training and BiSSL stage it uses: its own, unless a seed changes fine-tuning alone.</param>
public sealed record ArmScope(int Seed, string Arm, int Shared)
{
    public string Warmup => Scopes.Of(Shared, StageNames.PretextWarmup);

    public string Head => Scopes.Of(Shared, StageNames.HeadWarmup);

    public string Bissl => Scopes.Of(Shared, StageNames.Bissl);

    public string FineTune => Scopes.Of(Seed, $"{Arm}/{StageNames.FineTune}");

    public string Search => Scopes.Of(Seed, $"{Arm}/{StageNames.Search}");

    /// <summary>Where the arm's backbone trains last; nothing from scratch.</summary>
    public string? Backbone => Arm == "scratch" ? null : Scopes.Of(Shared, Arm);

    /// <summary>All of them that the arm goes through and that train, in the order of time.</summary>
    public IReadOnlyList<string> Trained => Arm switch
    {
        "bissl" => [Warmup, Head, Bissl, FineTune],
        "control" => [Warmup, Backbone!, FineTune],
        "pretext" => [Backbone!, FineTune],
        _ => [FineTune],
    };

    /// <summary>All of a run, seed by seed.</summary>
    public static IReadOnlyList<ArmScope> All(ComparisonOptions comparison) =>
        [.. Enumerable.Range(comparison.Seed, comparison.Seeds).SelectMany(seed => comparison.Arms.Select(arm => Of(seed, arm, comparison)))];

    public static ArmScope Of(int seed, string arm, ComparisonOptions comparison) => new(seed, arm, comparison.Vary == "everything" ? seed : comparison.Seed);

    /// <summary>The scope of a text that <see cref="ToString"/> gave; nothing if the run has no such seed and arm.</summary>
    public static ArmScope? Parse(string? text, ComparisonOptions comparison) =>
        text?.Split('/') is [var seed, var arm] && seed.StartsWith("seed ", StringComparison.Ordinal)
        && int.TryParse(seed.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number >= comparison.Seed && number - comparison.Seed < comparison.Seeds && comparison.Arms.Contains(arm)
            ? Of(number, arm, comparison)
            : null;

    /// <summary>What trains now: as before while that trains on, otherwise BiSSL rather than another arm.</summary>
    public static ArmScope Following(IReadOnlyList<JobProgress> jobs, ArmScope? before, ComparisonOptions comparison)
    {
        string most = comparison.Arms.Contains("bissl") ? "bissl" : comparison.Arms[^1];
        ArmScope[] training = [.. jobs.Where(job => job.State == JobState.Running).Select(job => Of(job.Job.Seed, comparison.Arms.Contains(job.Job.Arm) ? job.Job.Arm : most, comparison))];
        return training.FirstOrDefault(scope => scope == before)
            ?? training.FirstOrDefault(scope => scope.Arm == most)
            ?? training.FirstOrDefault()
            ?? before
            ?? Of(comparison.Seed, most, comparison);
    }

    public override string ToString() => Scopes.Of(Seed, Arm);
}
