using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times whole alternations of Algorithm 1, the upper level's own gradients included.</summary>
public static class AlternationBench
{
    private static readonly string[] s_shapes = ["A", "B", "C"];
    private static readonly (int Lower, int Upper) s_parts = (4, 2);

    public static IEnumerable<AlternationTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request);
        return BenchShape.Of(request, s_shapes).Select(shape => Time(shape, request.Parts, place));
    }

    private static AlternationTime Time(BenchShape shape, bool parts, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (
            Official: Ours(shape, "stock", "0", parts, place), Stock: Ours(shape, "stock", "auto", parts, place), Fast: Ours(shape, "fast", "auto", parts, place))).ToList();
        double Median(Func<(PathTime Official, PathTime Stock, PathTime Fast), double> of) => Medians.Of(rounds.Select(of))!.Value;
        var (official, _, fast) = rounds[0];
        return new AlternationTime(
            shape.Name, shape.Images, shape.Side, Median(r => r.Fast.Seconds), Median(r => r.Stock.Seconds), Median(r => r.Official.Seconds), Median(r => r.Fast.Lower),
            Median(r => r.Official.Seconds / r.Fast.Seconds), Median(r => r.Stock.Seconds / r.Fast.Seconds),
            ((fast.Way - official.Way).norm(2f) / official.Way.norm(2f)).ToDouble());
    }

    private static PathTime Ours(BenchShape shape, string path, string memory, bool parts, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        using var problem = new AlternationProblem(shape, path, memory, place);
        var before = ThetaD(problem);
        var (lowerSteps, upperSteps) = parts ? s_parts : (problem.LowerSteps, problem.UpperSteps);
        var lower = place.Seconds(() => problem.Lower(lowerSteps)) * problem.LowerSteps / lowerSteps;
        var first = place.Seconds(() => problem.Upper(0, 1)); // builds the graphs that are kept
        var others = place.Seconds(() => problem.Upper(1, upperSteps - 1)) * (problem.UpperSteps - 1) / (upperSteps - 1);
        var upper = first + others;
        return new PathTime(lower + upper, lower, (ThetaD(problem) - before).cpu().MoveToOuterDisposeScope());
    }

    // In the same order for every path.
    private static Tensor ThetaD(AlternationProblem problem) => cat([.. problem.D.Theta.Select(part => part.detach().reshape(-1))]);

    /// <summary>Seconds of one alternation and of its lower part, and how far θD went, [L].</summary>
    private sealed record PathTime(double Seconds, double Lower, Tensor Way);
}
