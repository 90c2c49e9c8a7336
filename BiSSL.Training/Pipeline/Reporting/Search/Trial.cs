namespace BiSSL.Training.Pipeline.Reporting.Search;

/// <summary>One fine-tuning of a search as far as it came.</summary>
/// <param name="Number">Counted from 0 in the order of their start; the values are drawn from it.</param>
/// <param name="LearningRate">Peak learning rate.</param>
/// <param name="Steps">Optimiser steps made.</param>
/// <param name="FullSteps">Steps of the whole training.</param>
/// <param name="Rung">Rungs whose end it has reached.</param>
/// <param name="Seconds">Time that its steps took.</param>
public sealed record Trial(int Number, double LearningRate, double WeightDecay, int Steps, int FullSteps, int Rung, TrialState State, double Seconds)
{
    /// <summary>Every validation, in order.</summary>
    public IReadOnlyList<TrialPoint> Curve { get; init; } = [];

    /// <summary>The validation with the best top-1, the first of several; null before the first and where it diverged.</summary>
    public TrialPoint? Best { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public string Ending => State switch
    {
        TrialState.Finished => "finished",
        TrialState.Diverged => "diverged",
        TrialState.Training => "training",
        TrialState.Paused => "paused",
        _ => "stopped early",
    };
}
