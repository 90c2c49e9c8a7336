namespace BiSSL.Training.Bilevel;

/// <summary>The solver's result holds values that are not finite; using it would destroy the weights, and zeroing it would hide that.</summary>
public sealed class NonFiniteHypergradient(string layer) : Exception(
    $"The hypergradient is not finite (first in '{layer}'): conjugate gradient met an operator that is far from positive definite. " +
    "Start from a longer pretext warm-up, raise hypergradient.damping, or use hypergradient.solver=trust.");
