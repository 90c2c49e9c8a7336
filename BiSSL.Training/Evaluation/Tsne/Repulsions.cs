namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Which way of computing repulsion is fastest for how many points (docs/performance.md).</summary>
public static class Repulsions
{
    private const int FewPoints = 1000, ManyPoints = 12_000;

    /// <param name="name">"auto", "exact", "barnesHut" or "interpolation".</param>
    /// <exception cref="ArgumentException">Another name.</exception>
    public static IRepulsion Named(string name, int points, double theta) => name switch
    {
        "exact" => new ExactRepulsion(),
        "barnesHut" => new BarnesHutRepulsion(points, theta),
        "interpolation" => new InterpolationRepulsion(points),
        "auto" => Named(Fastest(points), points, theta),
        _ => throw new ArgumentException($"There is no repulsion named {name}; choose auto, exact, barnesHut or interpolation.", nameof(name)),
    };

    private static string Fastest(int points) => points <= FewPoints ? "exact" : points < ManyPoints ? "barnesHut" : "interpolation";
}
