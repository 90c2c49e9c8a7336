using BiSSL.Training.Bilevel;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times one Hessian-vector product of the pretext loss by the backbone's weights, against one forward and backward of the same batch.</summary>
public static class HvpBench
{
    private const int Repetitions = 3;

    private static readonly string[] s_shapes = ["A", "B", "C"];

    public static IEnumerable<HvpTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request);
        return BenchShape.Of(request, s_shapes).Select(shape => Time(shape, place));
    }

    private static HvpTime Time(BenchShape shape, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (
            Stock: Ours(shape, "stock", place), Fast: Ours(shape, "fast", place), PyTorch: PlainPyTorch.Time("hvp", shape, place, Repetitions))).ToList();
        double Median(Func<(PathTimes Stock, PathTimes Fast, double[]? PyTorch), double?> of) => Medians.Of(rounds.Select(of)) ?? double.NaN;
        var (stock, fast, _) = rounds[0];
        return new HvpTime(
            shape.Name, shape.Images, shape.Side, Median(r => r.Stock.Pass), Median(r => r.Fast.Kept), Median(r => r.Fast.Rebuilt), Median(r => r.Stock.Kept),
            Median(r => r.Stock.Rebuilt), Medians.Of(rounds.Select(r => r.PyTorch?[1])), Median(r => r.Fast.Kept / r.Stock.Pass), Median(r => r.Stock.Rebuilt / r.Stock.Pass),
            Medians.Of(rounds.Select(r => r.PyTorch?[1] / r.PyTorch?[0])), ((fast.Product - stock.Product).norm(2f) / stock.Product.norm(2f)).ToDouble());
    }

    private static PathTimes Ours(BenchShape shape, string path, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        using var problem = new BenchProblem(shape.Options(path), shape, place.Device);
        var layout = problem.P.Layout;
        var v = layout.Split(BenchProblem.Noise([layout.Length], 3, place.Device));
        var pass = place.Seconds(Repetitions, problem.Pass);
        using var rebuilt = HessianVectorProduct.Recomputed(problem.Loss, problem.P.Theta);
        var again = place.Seconds(Repetitions, () => rebuilt.Apply(v));
        using var kept = HessianVectorProduct.Kept(problem.Loss, problem.P.Theta);
        var once = place.Seconds(Repetitions, () => kept.Apply(v));
        return new PathTimes(pass, once, again, layout.Flatten([.. kept.Apply(v)]).cpu().MoveToOuterDisposeScope());
    }

    /// <summary>Seconds on one path, and what its product is, [L].</summary>
    private sealed record PathTimes(double Pass, double Kept, double Rebuilt, Tensor Product);
}
