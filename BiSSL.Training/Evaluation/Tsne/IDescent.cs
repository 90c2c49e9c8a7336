namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Points in the plane on their way down t-SNE's gradient, wherever that is computed.</summary>
public interface IDescent
{
    /// <summary>The present positions, in main memory.</summary>
    Plane Positions { get; }

    /// <summary>One step against 4 (exaggeration · attraction − repulsion/Z), with momentum and a gain per coordinate.</summary>
    void Step(double exaggeration, double rate, double momentum);

    /// <summary>The Kullback–Leibler divergence of the present positions.</summary>
    double Divergence();
}
