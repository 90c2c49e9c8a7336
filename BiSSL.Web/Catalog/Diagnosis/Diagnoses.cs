using System.Globalization;
using BiSSL.Training;

namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>Says of each signal of Algorithm 1 whether it is healthy. One rule, one method; the ranges were measured on small runs.</summary>
public static class Diagnoses
{
    // How many of the newest values a mean is taken over.
    private const int LowerSteps = 50, Solves = 20;

    private const string Diverged = "Not a finite number: the training has diverged here. Lower the learning rate, λ or the length of the upper steps, and look at the losses above.";

    public static IReadOnlyList<Finding> Of(Signals s) =>
        [Coupling(s), Residual(s), NegativeCurvature(s), NormRatio(s), Cosine(s), Curvature(s), Ending(s), PretextLoss(s), OwnLoss(s)];

    /// <summary>Whether the upper level is felt below, and whether too much.</summary>
    internal static Finding Coupling(Signals s)
    {
        Finding Say(Level level, double? c, string says) =>
            new(Signal.Coupling, level, "Coupling C = ‖λ(θP − θD)‖/‖∇LP‖", $"{Text(c)}, mean of the last {Many(s.Coupling, LowerSteps, "lower step")}", "0.1 to 2.5", says);
        if (s.OwnLosses.Count == 0)
            return Say(Level.Unknown, null, "It tells nothing before the first upper step: θP and θD have hardly parted.");
        return Newest(s.Coupling, LowerSteps) switch
        {
            null => Say(Level.Unknown, null, ""),
            var c when IsLost(c) => Say(Level.Flag, c, Diverged),
            < 0.02 and var c => Say(Level.Flag, c, "The upper level has no influence on θP. Raise λ."),
            < 0.1 and var c => Say(Level.Note, c, "The upper level is hardly felt; a larger λ makes it stronger."),
            <= 2.5 and var c => Say(Level.Fine, c, "The lower level feels the upper one and still follows its own loss."),
            <= 5 and var c => Say(Level.Note, c, "The pull of the upper level is strong; watch the pretext loss."),
            var c => Say(Level.Flag, c, "The pretext training is being overwritten. Lower λ or the upper learning rate."),
        };
    }

    /// <summary>Whether conjugate gradient solves its system.</summary>
    internal static Finding Residual(Signals s)
    {
        // With joint steps the recurrence is the true residual to two digits, and there is one of every solve.
        IReadOnlyList<double> measured = s.Layerwise || s.Residuals.Count == 0 ? s.TrueResiduals : s.Residuals;
        string way = Way(s);
        Finding Say(Level level, string value, string says) =>
            new(Signal.Residual, level, measured == s.Residuals ? $"{way} residual ‖r‖/‖v‖" : $"{way} true residual ‖v − Ax‖/‖v‖", value, "below 0.1 at the end of a solve", says);
        if (measured.Count == 0)
            return Say(Level.Unknown, Text(null), s.Layerwise ? "Layer-wise CG tells its true residual only every so many upper steps." : "");
        (double newest, double worst) = (measured[^1], Worst(measured));
        string value = $"{Text(newest)} newest, {Text(worst)} worst of {Many(measured, int.MaxValue, "solve")}";
        return newest > 0.3 || IsLost(newest) ? Say(Level.Flag, value, $"{way} does not solve its system. {Remedy(s)}")
            : worst > 1 || IsLost(worst) ? Say(Level.Flag, value, $"Some solve ended worse than it began. {Remedy(s)}")
            : newest > 0.1 ? Say(Level.Note, value, $"The solve is rough. {Remedy(s)}")
            : Say(Level.Fine, value, $"{way} solves its system.");
    }

    private static string Way(Signals s) => s.Solver switch
    {
        "neumann" => "Neumann series",
        "nystrom" => "Nyström",
        "identity" => "Identity",
        _ => "CG",
    };

    /// <summary>What makes a solver's answers better.</summary>
    private static string Remedy(Signals s) => s.Solver switch
    {
        "neumann" => "More terms help only where the series converges: use a smaller step (hypergradient.neumannStep), more damping, or conjugate gradient.",
        "nystrom" => "Use a higher rank (hypergradient.iterations), more damping or larger Hessian batches.",
        "identity" => "This solver solves nothing by choice; use conjugate gradient where that matters.",
        _ => "Use an iteration or two more, more damping or larger Hessian batches, or start later.",
    };

    /// <summary>Whether A is positive definite where CG looked.</summary>
    internal static Finding NegativeCurvature(Signals s)
    {
        IReadOnlyList<double> solves = s.Layerwise ? s.NegativeLayers : s.LeastCurvatures;
        int negative = solves.Count(x => s.Layerwise ? x > 0 : x <= 0);
        string value = string.Create(CultureInfo.InvariantCulture, $"{negative} of {Many(solves, int.MaxValue, "solve")}");
        Finding Say(Level level, string says) => new(Signal.NegativeCurvature, level, "Negative curvature, dᵀAd ≤ 0", value, "none", says);
        return solves.Count == 0 ? Say(Level.Unknown, "")
            : negative > 0.05 * solves.Count ? Say(Level.Flag, "A is not positive definite. Use a longer warm-up, larger or more Hessian batches, or more damping.")
            : negative > 0 ? Say(Level.Note, "Rare: A is not always positive definite; usual early on.")
            : Say(Level.Fine, "A was positive along every direction that CG took.");
    }

    /// <summary>Whether the implicit gradient has a sane length.</summary>
    internal static Finding NormRatio(Signals s)
    {
        IReadOnlyList<double> newest = [.. s.NormRatios.TakeLast(Solves)];
        double? largest = newest.Count == 0 ? null : Worst(newest);
        Finding Say(Level level, string says) =>
            new(Signal.NormRatio, level, "Length of the implicit gradient ‖A⁻¹v‖/‖v‖", $"{Text(largest)}, largest of the last {Many(s.NormRatios, Solves, "solve")}", "0.6 to 1", says);
        return largest switch
        {
            null => Say(Level.Unknown, ""),
            _ when IsLost(largest) => Say(Level.Flag, Diverged),
            > 2 => Say(Level.Flag, "The implicit gradient is unusable. Use the recycle or trust solver, more damping or a longer warm-up."),
            > 1.05 => Say(Level.Flag, "Longer than v, so the Hessian is not positive semidefinite or CG is off. Use more damping or a longer warm-up."),
            < 0.6 => Say(Level.Note, "Much shorter than v: strong curvature takes most of it."),
            _ => Say(Level.Fine, "Not longer than v, as it should be."),
        };
    }

    /// <summary>Whether the implicit gradient still points where v does, and whether CG changed it at all.</summary>
    internal static Finding Cosine(Signals s)
    {
        Finding Say(Level level, double? c, string says) =>
            new(Signal.Cosine, level, "Direction of the implicit gradient cos(A⁻¹v, v)", $"{Text(c)}, mean of the last {Many(s.Cosines, Solves, "solve")}", "0.5 to 0.99", says);
        return Newest(s.Cosines, Solves) switch
        {
            null => Say(Level.Unknown, null, ""),
            var c when IsLost(c) => Say(Level.Flag, c, Diverged),
            < 0.3 and var c => Say(Level.Flag, c, "The implicit gradient points elsewhere than v. Use more damping or larger Hessian batches."),
            < 0.5 and var c => Say(Level.Note, c, "The curvature turns v far."),
            <= 0.999 and var c => Say(Level.Fine, c, "The curvature turns v a little, which is what solving is for."),
            var c when s.Solver == "identity" => Say(Level.Note, c, "By choice: this solver takes A for the identity."),
            var c => Say(Level.Flag, c, $"{Way(s)} is doing nothing: A is practically the identity. Use less damping."),
        };
    }

    /// <summary>The Hessian along v, from the first iteration: dᵀAd/dᵀd = 1 + vᵀHv/vᵀv/(λ + λ_damp).</summary>
    internal static Finding Curvature(Signals s)
    {
        double? h = (Newest(s.FirstCurvatures, Solves) - 1) * s.Scale;
        Finding Say(Level level, string says) =>
            new(Signal.Curvature, level, "Curvature along v, vᵀHv/vᵀv", $"{Text(h)}, mean of the last {Many(s.FirstCurvatures, Solves, "solve")}", "−2 to 20", says);
        return h switch
        {
            null => Say(Level.Unknown, ""),
            _ when IsLost(h) => Say(Level.Flag, Diverged),
            < -5 => Say(Level.Flag, $"The pretext loss curves downwards along v, against λ + λ_damp = {Text(s.Scale)}. Use a longer warm-up or more damping."),
            < -2 => Say(Level.Note, "The pretext loss curves slightly downwards along v."),
            <= 20 => Say(Level.Fine, "The pretext loss is a valley along v."),
            _ => Say(Level.Note, "A steep valley: CG needs more iterations."),
        };
    }

    /// <summary>Why the solves stopped.</summary>
    internal static Finding Ending(Signals s)
    {
        double Share(SolveEnd end) => s.Ends.Count == 0 ? 0 : (double)s.Ends.Count(e => e == (double)end) / s.Ends.Count;
        (double capped, double bound) = (Share(SolveEnd.Iterations), Share(SolveEnd.TrustRadius) + Share(SolveEnd.NegativeCurvature));
        string value = string.Create(CultureInfo.InvariantCulture, $"{Share(SolveEnd.Tolerance) + Share(SolveEnd.Foreseen):0 %} solved, {capped:0 %} at the limit N_c = {s.Iterations}, {bound:0 %} at the trust radius");
        Finding Say(Level level, string says) => new(Signal.Ending, level, "How CG ended", s.Ends.Count == 0 ? Text(null) : value, "solved, or at the limit with a small residual", says);
        return s.Ends.Count == 0 ? Say(Level.Unknown, "")
            : bound > 0.05 ? Say(Level.Note, "The trust radius ‖x‖ ≤ ‖v‖ kept x sane where A was not positive definite; a longer warm-up or more damping makes that rare.")
            : capped > 0.5 && Newest(s.Residuals, Solves) > 0.1 ? Say(Level.Note, "Most solves ran out of iterations before they were good; try one or two more.")
            : Say(Level.Fine, "");
    }

    /// <summary>Whether the lower level forgets what the warm-up learned.</summary>
    internal static Finding PretextLoss(Signals s)
    {
        (double? before, double? now) = (Newest(s.WarmupLosses, LowerSteps), Newest(s.LowerLosses, LowerSteps));
        double? change = 100 * (now - before) / before;
        string value = change is null ? Text(null) : IsLost(change) ? $"{Text(now)} against {Text(before)}" : string.Create(CultureInfo.InvariantCulture, $"{Text(now)} against {Text(before)}, {change:+0.0;−0.0;0.0} %");
        Finding Say(Level level, string says) => new(Signal.PretextLoss, level, "Pretext loss against the warm-up's end", value, "up to 3 % above", says);
        return change switch
        {
            null => Say(Level.Unknown, ""),
            _ when IsLost(change) => Say(Level.Flag, Diverged),
            > 5 => Say(Level.Flag, "The pretext training is being forgotten. Lower λ or the upper learning rate, or let θD adapt more (α)."),
            > 3 => Say(Level.Note, "A little higher than usual."),
            _ => Say(Level.Fine, "What the warm-up learned is kept."),
        };
    }

    /// <summary>θD's own loss may exceed chance without harm, which looks alarming on a chart.</summary>
    internal static Finding OwnLoss(Signals s)
    {
        double? loss = Newest(s.OwnLosses, Solves), chance = s.Classes is { } classes ? Math.Log(classes) : null;
        string value = $"{Text(loss)}, mean of the last {Many(s.OwnLosses, Solves, "upper step")}{(chance is null ? "" : $"; ln C = {Text(chance)}")}";
        Finding Say(Level level, string says) => new(Signal.OwnLoss, level, "θD's own loss LD(θD)", value, "any", says);
        return loss is null ? Say(Level.Unknown, "")
            : IsLost(loss) ? Say(Level.Flag, Diverged)
            : loss > chance ? Say(Level.Note, "Above chance, and harmless: with a small γ, θD is a direction for θP and not a classifier. What counts is LD(θP).")
            : Say(Level.Fine, "It may rise above chance, ln C, without harm: θD is a direction for θP and not a classifier.");
    }

    private static double? Newest(IReadOnlyList<double> values, int most) => values.Count == 0 ? null : values.TakeLast(most).Average();

    // NaN is worse than any number.
    private static double Worst(IReadOnlyList<double> values) => values.Any(double.IsNaN) ? double.NaN : values.Max();

    private static bool IsLost(double? value) => value is { } number && !double.IsFinite(number);

    private static string Many(IReadOnlyList<double> values, int most, string what) => Words.Many(Math.Min(values.Count, most), what);

    private static string Text(double? value) => value is { } number ? NumberText.Of(number, 3) : "not reported yet";
}
