using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Trains for long, and tells after every tenth what the process holds: what grows with the steps is a leak.</summary>
public static class MemoryBench
{
    private const int Parts = 10;
    private static readonly string[] s_shapes = ["S"];

    /// <param name="steps">Lower steps in all; an upper block of 200 products follows every tenth of them.</param>
    public static IEnumerable<MemoryUse> Run(int steps, BenchRequest request)
    {
        var place = new BenchPlace(request);
        return BenchShape.Of(request, s_shapes).SelectMany(shape => Train(shape, steps / Parts, place));
    }

    private static IEnumerable<MemoryUse> Train(BenchShape shape, int steps, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        using var problem = new AlternationProblem(shape, "fast", "auto", place);
        for (var part = 1; part <= Parts; part++)
        {
            for (var made = 0; made < steps; made += problem.LowerSteps)
                problem.Lower(Math.Min(problem.LowerSteps, steps - made));
            problem.Upper(0, problem.UpperSteps);
            yield return Now(shape, part * steps, part * problem.Products);
        }
    }

    private static MemoryUse Now(BenchShape shape, int steps, int products)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new MemoryUse(shape.Name, steps, products, Tensor.TotalCount, NodeEntry.Alive, NodeEntry.Made, ProcessMemory.Held, Environment.WorkingSet);
    }
}
