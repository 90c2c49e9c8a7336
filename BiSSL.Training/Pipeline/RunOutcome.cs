using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Training.Pipeline;

/// <summary>How a run ended and what it measured.</summary>
/// <param name="Stopped">Stopped on request, with a checkpoint, before the end. A failure is an exception.</param>
/// <param name="Arms">Results by arm name, in the order of the options.</param>
/// <param name="Stages">Time per stage, summed over seeds, in the order of time.</param>
/// <param name="Seconds">Wall time of this session.</param>
public sealed record RunOutcome(bool Stopped, IReadOnlyList<ArmResult> Arms, IReadOnlyList<StageTime> Stages, double Seconds)
{
    /// <summary>What <see cref="ArmResult.Top1"/> is called.</summary>
    public string Score { get; init; } = ScoreNames.Top1;

    /// <summary>A sentence for every stage that diverged: it, and the arms that need it, have no score.</summary>
    public IReadOnlyList<string> Diverged { get; init; } = [];

    /// <summary>What searches found, by arm; none in a comparison.</summary>
    public IReadOnlyList<SearchResult> Searches { get; init; } = [];
}

/// <summary>Test accuracies of one arm in percent, by seed; of the seeds that finished with a score.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Top1">Fine-tuned top-1 accuracy (11-point mAP where an image has several labels).</param>
/// <param name="Top5">Fine-tuned top-5 accuracy at the same weights.</param>
/// <param name="Probe">Accuracy of the probe (E38) on frozen features; empty when not asked for.</param>
public sealed record ArmResult(string Arm, IReadOnlyDictionary<int, double> Top1, IReadOnlyDictionary<int, double> Top5, IReadOnlyDictionary<int, double> Probe)
{
    /// <summary>The metrics in the order of the result tables.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [ScoreNames.Probe, ScoreNames.Top1, ScoreNames.Top5];

    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    public IReadOnlyDictionary<int, double> By(string metric) => metric switch
    {
        ScoreNames.Probe => Probe,
        ScoreNames.Top1 => Top1,
        _ => Top5,
    };
}

/// <summary>Seconds spent in one kind of stage.</summary>
public sealed record StageTime(string Name, double Seconds);
