namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>What Algorithm 1 has reported so far for one seed, by rising step; a solve is the conjugate gradient of one upper step.</summary>
public sealed record Signals
{
    /// <summary>C of every lower step.</summary>
    public IReadOnlyList<double> Coupling { get; init; } = [];

    /// <summary>‖v − A x‖/‖v‖ of the solves where it was measured.</summary>
    public IReadOnlyList<double> TrueResiduals { get; init; } = [];

    /// <summary>‖r‖/‖v‖ by CG's own recurrence at the end of every solve.</summary>
    public IReadOnlyList<double> Residuals { get; init; } = [];

    /// <summary>dᵀAd/dᵀd in the first iteration of the solves that began at x = 0, where d = v.</summary>
    public IReadOnlyList<double> FirstCurvatures { get; init; } = [];

    /// <summary>The least dᵀAd/dᵀd of every solve.</summary>
    public IReadOnlyList<double> LeastCurvatures { get; init; } = [];

    /// <summary>In how many layers dᵀAd ≤ 0 in every solve.</summary>
    public IReadOnlyList<double> NegativeLayers { get; init; } = [];

    /// <summary>‖x‖/‖v‖ of every solve.</summary>
    public IReadOnlyList<double> NormRatios { get; init; } = [];

    /// <summary>cos(x, v) of every solve.</summary>
    public IReadOnlyList<double> Cosines { get; init; } = [];

    /// <summary>Why every solve stopped, as <see cref="SolveEnd"/>.</summary>
    public IReadOnlyList<double> Ends { get; init; } = [];

    /// <summary>LP(θP) of every lower step.</summary>
    public IReadOnlyList<double> LowerLosses { get; init; } = [];

    /// <summary>LP of every step of the warm-up before it.</summary>
    public IReadOnlyList<double> WarmupLosses { get; init; } = [];

    /// <summary>LD(θD) of every upper step.</summary>
    public IReadOnlyList<double> OwnLosses { get; init; } = [];

    /// <summary>λ + λ_damp, by which the Hessian is divided in A.</summary>
    public required double Scale { get; init; }

    /// <summary>N_c.</summary>
    public required int Iterations { get; init; }

    /// <summary>As the option names it.</summary>
    public required string Solver { get; init; }

    /// <summary>Whether step sizes are per tensor: the recurrence then tells nothing of the true residual.</summary>
    public bool Layerwise => Solver == "layerwise";

    /// <summary>Classes of the downstream task, if known.</summary>
    public int? Classes { get; init; }
}

/// <summary>Why a solve stopped, in the numbers that the trainer reports.</summary>
public enum SolveEnd
{
    Iterations = 0,
    Tolerance = 1,
    TrustRadius = 2,
    NegativeCurvature = 3,
    Foreseen = 4,
}
