namespace BiSSL.Training.Bilevel;

/// <summary>Why a solver stopped.</summary>
public enum SolveStop
{
    /// <summary>All iterations were used.</summary>
    Iterations,

    /// <summary>The relative residual fell below the tolerance.</summary>
    Tolerance,

    /// <summary>A step would have left the trust region ‖x‖ ≤ ‖v‖.</summary>
    TrustRadius,

    /// <summary>dᵀAd ≤ 0: A is not positive definite along d.</summary>
    NegativeCurvature,

    /// <summary>A last step without a product was foreseen to bring the relative residual below the tolerance.</summary>
    Foreseen,
}

/// <summary>One iteration of conjugate gradient.</summary>
/// <param name="Recurrence">‖r‖/‖v‖ by CG's own recurrence.</param>
/// <param name="Curvature">dᵀAd/dᵀd, over all tensors.</param>
/// <param name="RecurrenceByLayer">‖r_ℓ‖/‖v‖ for every tensor.</param>
/// <param name="CurvatureByLayer">d_ℓᵀ(Ad)_ℓ for every tensor.</param>
public sealed record CgIteration(double Recurrence, double Curvature, IReadOnlyList<double> RecurrenceByLayer, IReadOnlyList<double> CurvatureByLayer);

/// <summary>What a solve did: its iterations, why it stopped, and the number of products with A it used.</summary>
public sealed record SolveReport(IReadOnlyList<CgIteration> Iterations, SolveStop Stop, int Products)
{
    /// <summary>‖r‖/‖v‖ before the first iteration; NaN where the solver has no residual.</summary>
    public double Start { get; init; } = 1;
}
