namespace BiSSL.Training.Pipeline;

/// <summary>Whoever watches the lanes work: bars on a terminal, lines in a log. Cheap, thread-safe, never throws.</summary>
public interface IProgressView
{
    void Report(in StageProgress progress);

    /// <summary>One sentence the user should read, such as a skipped file.</summary>
    void Say(string sentence);
}

/// <summary>How far one stage of one lane is.</summary>
/// <param name="Arm">The arm, or "shared" for what several arms use.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Stage">The stage's name, such as "pretext warm-up".</param>
/// <param name="Done">Units done; equal to <paramref name="Total"/> when the stage has ended.</param>
/// <param name="Total">Units of the whole stage.</param>
/// <param name="Unit">What is counted, such as "steps".</param>
public readonly record struct StageProgress(string Arm, int Seed, string Stage, long Done, long Total, string Unit);
