namespace BiSSL.Training.Bilevel;

/// <summary>What a solver was given or gave holds values that are not finite; using it would destroy the weights, and zeroing it would hide that.</summary>
/// <param name="what">Such as "The hypergradient".</param>
/// <param name="layer">The first tensor with such a value.</param>
/// <param name="remedy">Why, and what to do.</param>
public sealed class NonFiniteHypergradient(string what, string layer, string remedy) : Diverged($"{what} is not finite (first in '{layer}'): {remedy}");
