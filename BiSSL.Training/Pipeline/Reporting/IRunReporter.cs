namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>
/// Where training says what it sees. A <c>scope</c> names the part of the run that speaks ("seed 0/bissl"; "" is the whole run),
/// a <c>series</c> names a curve inside it ("lower/loss"). Several threads may report at once; what one thread reports is kept in its order.
/// </summary>
public interface IRunReporter
{
    /// <summary>One number of a curve. A step that the series already has is ignored, so recomputed steps after a resume change nothing.</summary>
    void Point(string scope, string series, long step, double value);

    /// <summary>Several numbers of one step, such as a CG residual per iteration; (n), n may differ between steps.</summary>
    void Vector(string scope, string series, long step, IReadOnlyList<double> values);

    /// <summary>Something that is neither a curve nor progress.</summary>
    void Happened(RunEvent what);

    /// <summary>How far a stage is; only the newest report of each scope and stage is kept.</summary>
    /// <param name="done">Steps finished.</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="stepsPerSecond">Present speed.</param>
    void Progress(string scope, string stage, long done, long total, double stepsPerSecond);

    /// <summary>Returns when everything reported before the call, by any thread, is committed and on disk.</summary>
    /// <exception cref="UserError">It cannot be written (disk full, database locked for too long).</exception>
    void Flush();
}
