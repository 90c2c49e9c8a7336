using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>
/// The paper's Algorithm 1 as a sequence of steps: T alternations of N_L lower and N_U upper steps. Training and verification run this same code;
/// they differ in where the batches come from.
/// </summary>
public sealed class Algorithm1(int alternations, LowerLevel lower, UpperLevel upper, Adaptation adaptation) : IDisposable
{
    private int PerAlternation => lower.Steps + upper.Steps;

    /// <summary>Lower and upper steps in all.</summary>
    public int Steps => alternations * PerAlternation;

    /// <summary>Images in the batches of both levels so far.</summary>
    public long Images => lower.Images + upper.Images;

    /// <summary>Makes one step, counted from 0 over both levels.</summary>
    public void Step(int step, StageSettings settings, UnreadCurves curves)
    {
        var (t, n) = Math.DivRem(step, PerAlternation);
        if (n < lower.Steps)
        {
            LowerStep(step, t, n, settings, curves);
            return;
        }
        UpperStep(step, t, n - lower.Steps, settings, curves.Known);
    }

    public void Dispose() => upper.Dispose();

    private void LowerStep(int step, int t, int n, StageSettings settings, UnreadCurves curves)
    {
        upper.Release();
        lower.Step(step, t, n, settings, curves);
        if (n < lower.Steps - 1)
            return;
        curves.Read();
        lower.Check(step);
        adaptation.BeforeUpperBlock(t, settings.Alpha);
    }

    private void UpperStep(int step, int t, int n, StageSettings settings, Curves curves)
    {
        upper.Step(step, t, n, settings, curves);
        if (n < upper.Steps - 1)
            return;
        adaptation.AfterUpperBlock(t, isLast: t == alternations - 1, settings.Alpha);
        adaptation.ReportDistance(step, curves);
    }
}
