using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times SimCLR training steps of ResNet-18 on ready-made views (forward, backward, LARS), beside PyTorch where it is installed.</summary>
public static class StepBench
{
    private const int Repetitions = 3;

    private static readonly string[] s_shapes = ["64x96", "256x32"];

    public static IEnumerable<StepTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request);
        return BenchShape.Of(request, s_shapes).Select(shape => Time(shape, place));
    }

    private static StepTime Time(BenchShape shape, BenchPlace place)
    {
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (
            Fast: Ours(shape, "fast", place), Bfloat16: Ours(shape, "fast", place, cast: true), Stock: Ours(shape, "stock", place), PyTorch: PlainPyTorch.Time("step", shape, place, Repetitions))).ToList();
        double? Ratio(int layout) => Medians.Of(rounds.Select(r => r.Fast / r.PyTorch?[layout]));
        var fast = Medians.Of(rounds.Select(r => r.Fast))!.Value;
        return new StepTime(
            shape.Name, shape.Images, shape.Side, fast, Medians.Of(rounds.Select(r => r.Bfloat16))!.Value, Medians.Of(rounds.Select(r => r.Stock))!.Value,
            Medians.Of(rounds.Select(r => r.PyTorch?[0])), Medians.Of(rounds.Select(r => r.PyTorch?[1])), Ratio(0), Ratio(1), shape.Images / fast);
    }

    private static double Ours(BenchShape shape, string path, BenchPlace place, bool cast = false)
    {
        using var scope = NewDisposeScope();
        using var autocast = new Autocast(cast);
        using var problem = new BenchProblem(shape.Options(path), shape, place.Device);
        return place.Seconds(Repetitions, problem.Step);
    }
}
