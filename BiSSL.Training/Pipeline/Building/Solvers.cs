using BiSSL.Training.Bilevel;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The solvers of the linear system by their names in the options.</summary>
internal static class Solvers
{
    public static ILinearSolver Named(HypergradientOptions options) => options.Solver switch
    {
        "recycle" => new RecyclingConjugateGradient(options.Iterations, options.Tolerance),
        "neumann" => new NeumannSeries(options.Iterations, options.NeumannStep) { Tolerance = options.Tolerance },
        "nystrom" => new NystromInverse(options.Iterations),
        "identity" => new IdentitySolver(),
        _ => new ConjugateGradient(options.Iterations)
        {
            Layerwise = options.Solver == "layerwise",
            TrustRadius = options.Solver == "trust",
            Tolerance = options.Tolerance,
        },
    };
}
