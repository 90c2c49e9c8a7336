using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times one Hessian-vector product of the pretext loss by the backbone's weights, against one forward and backward of the same batch.</summary>
public static class HvpBench
{
    private const int Repetitions = 3, Iterations = 5;
    private const double Scale = 10.001;                                       // λ + λdamp of the paper

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
            Medians.Of(rounds.Select(r => r.PyTorch?[1] / r.PyTorch?[0])), ((fast.Product - stock.Product).norm(2f) / stock.Product.norm(2f)).ToDouble(),
            Median(r => r.Fast.Cast!.Seconds), fast.Cast!.Exact, fast.Cast.Cast);
    }

    private static PathTimes Ours(BenchShape shape, string path, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        using var problem = new BenchProblem(shape.Options(path), shape, place.Device);
        Tensor[] v = [.. problem.P.Theta.Select((parameter, layer) => zeros_like(parameter).copy_(BenchProblem.Noise(parameter.shape, 3 + layer, place.Device)))];
        var pass = place.Seconds(Repetitions, problem.Pass);
        using var rebuilt = HessianVectorProduct.Recomputed(problem.Loss, problem.P.Theta);
        var again = place.Seconds(Repetitions, () => rebuilt.Apply(v));
        using var kept = HessianVectorProduct.Kept(problem.Loss, problem.P.Theta);
        var once = place.Seconds(Repetitions, () => kept.Apply(v));
        var product = cat([.. kept.Apply(v).Select(part => part.reshape(-1))]).cpu().MoveToOuterDisposeScope(); // in the same order for every path
        return new PathTimes(pass, once, again, product, path == "fast" ? InBfloat16(problem, kept, v, place) : null);
    }

    /// <summary>On libtorch's own kernels a convolution in bfloat16 has no second derivative.</summary>
    private static CastProduct InBfloat16(BenchProblem problem, HessianVectorProduct exact, Tensor[] v, BenchPlace place)
    {
        using var cast = HessianVectorProduct.Kept(() => Cast(problem.Loss), problem.P.Theta);
        var gradient = problem.P.Layout.Flatten(problem.P.Gradients(problem.Loss()).Theta);
        return new CastProduct(place.Seconds(Repetitions, () => cast.Apply(v)), Residual(exact, exact, gradient, problem.P.Layout), Residual(cast, exact, gradient, problem.P.Layout));
    }

    private static Tensor Cast(Func<Tensor> loss)
    {
        using var cast = new Autocast();
        return loss();
    }

    /// <summary>What the solution with one kind of products leaves by another.</summary>
    private static double Residual(IHessian solving, IHessian judging, Tensor v, ParameterLayout layout)
    {
        using var scope = NewDisposeScope();
        Func<Tensor, Tensor> By(IHessian hessian)
        {
            var a = new ImplicitOperator([hessian], layout);
            return x => a.Apply(x, Scale, u => u.clone());
        }
        var (x, _) = new ConjugateGradient(Iterations).Solve(By(solving), v, layout);
        return ((v - By(judging)(x)).norm(2f) / v.norm(2f)).ToDouble();
    }

    /// <summary>Seconds on one path, what its product is, [L], and the product with convolutions in bfloat16 where there is one.</summary>
    private sealed record PathTimes(double Pass, double Kept, double Rebuilt, Tensor Product, CastProduct? Cast);

    /// <summary>Seconds of a product, and the residuals of conjugate gradient in full precision and with such products.</summary>
    private sealed record CastProduct(double Seconds, double Exact, double Cast);
}
