namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>What drives all points apart: Σⱼ wᵢⱼ² (yᵢ − yⱼ) with w = 1/(1 + ‖yᵢ − yⱼ‖²), and Z = Σ w over all ordered pairs.</summary>
public interface IRepulsion
{
    /// <summary>Overwrites <paramref name="force"/>, not yet divided by Z.</summary>
    /// <returns>Z.</returns>
    double Compute(Plane at, Plane force);
}
