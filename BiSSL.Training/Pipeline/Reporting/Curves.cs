namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>A reporter that already knows which part of the run speaks.</summary>
public readonly record struct Curves(IRunReporter Reporter, string Scope)
{
    /// <inheritdoc cref="IRunReporter.Point"/>
    public void Point(string series, long step, double value) => Reporter.Point(Scope, series, step, value);

    /// <inheritdoc cref="IRunReporter.Vector"/>
    public void Vector(string series, long step, IReadOnlyList<double> values) => Reporter.Vector(Scope, series, step, values);
}
