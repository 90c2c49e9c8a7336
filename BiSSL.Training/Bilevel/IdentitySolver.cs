using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>x = v: A taken for the identity, its limit as λ → ∞ (E44). No products; the implicit gradient is the downstream gradient at θP itself.</summary>
public sealed class IdentitySolver : ILinearSolver
{
    /// <inheritdoc/>
    public (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout) =>
        (v.clone(), new SolveReport([], SolveStop.Iterations, 0) { Start = double.NaN });
}
