namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Settings of t-SNE; the defaults are scikit-learn's and openTSNE's.</summary>
public sealed record TsneOptions
{
    /// <summary>Effective number of neighbours; a third of the points at most.</summary>
    public double Perplexity { get; init; } = 30;

    public int Iterations { get; init; } = 1000;

    /// <summary>Iterations at the beginning in which attraction is multiplied by <see cref="Exaggeration"/>.</summary>
    public int EarlyIterations { get; init; } = 250;

    public double Exaggeration { get; init; } = 12;

    /// <summary>Step size; 0 takes max(N/48, 50) (Belkina et al. 2019).</summary>
    public double LearningRate { get; init; }

    public double EarlyMomentum { get; init; } = 0.5;

    public double Momentum { get; init; } = 0.8;

    /// <summary>Accuracy of Barnes–Hut: smaller is more exact.</summary>
    public double Theta { get; init; } = 0.5;

    /// <summary>Principal components that features are reduced to first; 0 leaves them as they are.</summary>
    public int Components { get; init; } = 50;

    /// <summary>"auto", "exact", "barnesHut" or "interpolation".</summary>
    public string Repulsion { get; init; } = "auto";

    /// <summary>Iterations between two reports.</summary>
    public int ReportEvery { get; init; } = 25;
}
