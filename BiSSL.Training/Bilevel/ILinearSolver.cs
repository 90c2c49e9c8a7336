using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>Solves A x = v for a symmetric operator A that can only be applied (the inverse in E7, with A of E14).</summary>
public interface ILinearSolver
{
    /// <param name="a">v [L] → A v [L].</param>
    /// <param name="v">The right-hand side, [L].</param>
    /// <param name="layout">How [L] divides into tensors, for reports and layer-wise step sizes.</param>
    /// <returns>x, [L], owned by the caller's scope, and what happened on the way.</returns>
    (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout);
}
