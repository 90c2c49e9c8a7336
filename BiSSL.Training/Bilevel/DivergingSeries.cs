using System.Globalization;

namespace BiSSL.Training.Bilevel;

/// <summary>The terms of a Neumann series grow: with a symmetric A they then do so for ever, and more of them only make it worse.</summary>
/// <param name="residual">‖v − A x‖/‖v‖.</param>
public sealed class DivergingSeries(double residual, int terms) : Diverged(string.Create(
    CultureInfo.InvariantCulture,
    $"The Neumann series of the hypergradient diverges: after {Words.Many(terms, "term")} ‖v − Ax‖ is {residual:G3} times ‖v‖. Its step must stay below 2 over A's greatest eigenvalue: take a smaller hypergradient.neumannStep, more hypergradient.damping, or another hypergradient.solver."));
