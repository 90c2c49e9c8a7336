namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Which way of computing repulsion is fastest for how many points, as `bench tsne` measures it (docs/performance.md).</summary>
public static class Repulsions
{
    private const int FewPoints = 600;

    /// <param name="name">"auto", "exact" or "barnesHut".</param>
    public static IRepulsion Named(string name, int points, double theta) => name switch
    {
        "exact" => new ExactRepulsion(),
        "barnesHut" => new BarnesHutRepulsion(points, theta),
        _ => points <= FewPoints ? new ExactRepulsion() : new BarnesHutRepulsion(points, theta),
    };
}
