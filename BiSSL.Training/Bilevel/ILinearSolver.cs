using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>Solves A x = v, or comes near it, for a symmetric operator A that can only be applied (the inverse in E7, with A of E14).</summary>
public interface ILinearSolver : IDisposable
{
    /// <summary>Why products with A are not finite, and what to do.</summary>
    protected const string Overflow = "The pretext loss has no finite curvature at θP. Start from a longer pretext warm-up, take a smaller lower.learningRate, or raise hypergradient.damping.";

    /// <summary>Why a result may not be finite, and what to do.</summary>
    string Remedy => Overflow;

    /// <param name="a">v [L] → A v [L].</param>
    /// <param name="v">The right-hand side, [L].</param>
    /// <param name="layout">How [L] divides into tensors, for reports and layer-wise step sizes.</param>
    /// <returns>x, [L], owned by the caller's scope, and what happened on the way.</returns>
    (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout);

    /// <summary>What it has learnt of A and uses in the next solve, for checkpoints: live tensors.</summary>
    IReadOnlyList<(string Name, Tensor Value)> State => [];

    /// <summary>The numbers that belong to <see cref="State"/>.</summary>
    IReadOnlyList<double> Learnt => [];

    /// <summary>Another A comes: what was learnt of this one no longer holds exactly.</summary>
    void Forget()
    {
    }

    /// <summary>Says to which λ A belongs now; with another one than before it is another A.</summary>
    void Switch(double lambda)
    {
    }

    /// <summary>Makes <see cref="State"/> as it was when <see cref="Learnt"/> was this, to be overwritten from a checkpoint.</summary>
    /// <param name="like">A vector [L].</param>
    void Expect(IReadOnlyList<double> learnt, Tensor like)
    {
    }

    /// <summary>Frees what it has learnt.</summary>
    void IDisposable.Dispose() => GC.SuppressFinalize(this);
}
