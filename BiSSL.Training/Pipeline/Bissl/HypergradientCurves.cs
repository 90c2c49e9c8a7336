using TorchSharp;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What is watched of a hypergradient (E40–E42).</summary>
internal static class HypergradientCurves
{
    public static void Report(int step, Curves curves, HypergradientReport report, Tensor implicitPart, Tensor direct, Tensor v)
    {
        Report(step, curves, report.Solve);
        if (report.TrueResidualByLayer.Count > 0)
        {
            curves.Point("cg/true", step, report.TrueResidual);
            curves.Vector("cg/trueByLayer", step, report.TrueResidualByLayer);
        }
        Known("hyper/cosine", report.Cosine);
        Known("hyper/normRatio", report.NormRatio);
        Known("hyper/directCosine", Cosine(implicitPart, direct));
        Known("hyper/directRatio", (implicitPart.norm(2f) / direct.norm(2f)).ToDouble());
        curves.Point("hyper/norm", step, v.norm(2f).ToDouble());

        void Known(string series, double value)                                // a vector of length 0 has no direction
        {
            if (!double.IsNaN(value))
                curves.Point(series, step, value);
        }
    }

    private static void Report(int step, Curves curves, SolveReport solve)
    {
        curves.Point("cg/products", step, solve.Products);
        curves.Point("cg/stop", step, (double)solve.Stop);
        if (double.IsFinite(solve.Start))
            curves.Point("cg/start", step, solve.Start);
        var iterations = solve.Iterations;
        if (iterations.Count == 0)
            return;
        curves.Vector("cg/recurrence", step, [.. iterations.Select(i => i.Recurrence)]);
        curves.Vector("cg/curvature", step, [.. iterations.Select(i => i.Curvature)]);
        curves.Vector("cg/recurrenceByLayer", step, iterations[^1].RecurrenceByLayer);
        curves.Vector("cg/curvatureByLayer", step, iterations[^1].CurvatureByLayer);
        curves.Point("cg/negativeLayers", step, iterations.Max(i => i.CurvatureByLayer.Count(c => c <= 0)));
    }

    private static double Cosine(Tensor a, Tensor b) => (a.dot(b) / (a.norm(2f) * b.norm(2f))).ToDouble();
}
