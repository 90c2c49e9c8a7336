namespace BiSSL.Training.Cli.Progress;

/// <summary>Shows people how far a run is. Called from any lane's thread; quick, and never throws.</summary>
internal interface IProgressView
{
    /// <summary>Shows progress while <paramref name="work"/> runs on the calling thread.</summary>
    T During<T>(Func<T> work);

    /// <summary>A stage of one part of the run ("seed 0/bissl") has got so far.</summary>
    void Update(string scope, string stage, long done, long total, double stepsPerSecond);

    /// <summary>One sentence people should read.</summary>
    void Say(string sentence);
}
