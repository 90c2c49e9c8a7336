using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Experiments;

/// <summary>A dataset's row of the table.</summary>
/// <param name="Cells">One for every way, in the order of the columns.</param>
/// <param name="Difference">Null before a seed of both compared ways is done, or if there is nothing to compare.</param>
/// <param name="Finished">Whether there is a difference that will not change: all seeds of both are done, or their runs have ended.</param>
/// <param name="Paper">What the paper says of this dataset; null if nothing.</param>
public sealed record DatasetRow(string Dataset, IReadOnlyList<WayCell> Cells, Difference? Difference, bool Finished, PaperScore? Paper)
{
    /// <summary>What the numbers of this row are: top-1, mAP, top-5 or probe.</summary>
    public string Score { get; init; } = ScoreNames.Top1;

    /// <summary>Whether the runs of both are completed, so that nothing more will be measured.</summary>
    public bool Ended { get; init; }

    /// <summary>How a run of either ended before its work was done, such as "failed": unless somebody resumes it, no more will be measured. Null if none did.</summary>
    public string? EndedEarly { get; init; }
}
