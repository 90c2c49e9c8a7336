using BiSSL.Training.Runs;

namespace BiSSL.Training.Experiments;

/// <summary>An experiment in the store.</summary>
public sealed record Experiment(string Id, ExperimentDesign Design, DateTimeOffset Created)
{
    /// <summary>The id and the name in parentheses.</summary>
    public string Title => $"{Id} ({Design.Name})";
}

/// <summary>A run of an experiment, and what it is in it.</summary>
public sealed record ExperimentRun(string Dataset, string Variant, RunRecord Run);
