namespace BiSSL.Training.Pipeline.Options;

/// <summary>How the implicit gradient is computed: conjugate gradient on Hessian-vector products (Equation 7; paper B.3, Algorithm 2).</summary>
public sealed record HypergradientOptions
{
    [Option(
        "Solver: 'recycle' is CG inside the ball ‖x‖ ≤ ‖v‖ that keeps its directions over an upper block, 'trust' the same without keeping them, 'joint' plain CG, "
        + "'layerwise' the paper's step sizes per tensor; 'neumann', 'nystrom' and 'identity' are approximations.",
        Choices = ["recycle", "trust", "joint", "layerwise", "neumann", "nystrom", "identity"],
        Departure = "D36")]
    public string Solver { get; init; } = "layerwise";

    [Option("CG iterations at most; terms of the Neumann series; rank of the Nyström sketch.", Symbol = "N_c", Min = 1, Max = 10_000)]
    public int Iterations { get; init; } = 5;

    [Option("Stop when the relative residual falls below this; 0 never stops early.", Min = 0, Max = 1)]
    public double Tolerance { get; init; }

    [Option("Step of the Neumann series; it must stay below 2 over the greatest eigenvalue of the linear system, or the series diverges and the arm ends with an error.", Symbol = "η", Min = 0, MinExclusive = true, Max = 10)]
    public double NeumannStep { get; init; } = 0.1;

    [Option("Damping added to λ inside the linear system.", Symbol = "λ_damp", Min = 0, Max = 1e9)]
    public double Damping { get; init; } = 10;

    [Option("Lower batches whose Hessians are averaged.", Symbol = "K", Min = 1, Max = 10_000)]
    public int Batches { get; init; } = 5;

    [Option("Which batches: 'stored' takes the first K of the lower block, 'freshOne' a single new one as the released code does.", Choices = ["stored", "freshOne"], Departure = "D1")]
    public string BatchSource { get; init; } = "stored";

    [Option("Engine of the products: 'fast' keeps double backward on the fast kernels, 'stock' is libtorch's own.", Choices = ["fast", "stock"])]
    public string Path { get; init; } = "fast";

    [Option("Memory for the graphs of the K lower gradients, in GiB: as many as fit are kept for a whole upper block, the others rebuilt at every product; 'auto' takes what is free.")]
    public string Memory { get; init; } = "auto";

    [Option("A result that is not finite: 'stop' ends the arm with a named error, 'replace' copies the released code (NaN becomes 0).", Choices = ["stop", "replace"])]
    public string NotFinite { get; init; } = "stop";

    [Option("Measure the true residual of layer-wise CG every so many upper steps (one extra product each); 0 never.", Min = 0, Max = 1_000_000)]
    public int TrueResidualEvery { get; init; } = 10;
}
