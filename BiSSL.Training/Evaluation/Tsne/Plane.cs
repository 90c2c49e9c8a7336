namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>One vector of two coordinates per point: positions, forces, velocities.</summary>
public sealed record Plane(float[] X, float[] Y)
{
    public Plane(int points)
        : this(new float[points], new float[points])
    {
    }

    public int Count => X.Length;

    public Plane Copy() => new([.. X], [.. Y]);
}
