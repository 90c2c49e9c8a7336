using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Evaluation.Tsne;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

/// <summary>Seeded points.</summary>
internal static class Points
{
    /// <summary>Gaussian clusters [clusters · each, dimensions], cluster after cluster, with centres far apart.</summary>
    public static Tensor Clusters(int seed, int clusters, int each, int dimensions)
    {
        var centres = new Draws(seed, "centres");
        var noise = new Draws(seed, "noise");
        double[] values =
        [
            .. from cluster in Enumerable.Range(0, clusters)
               let centre = Enumerable.Range(0, dimensions).Select(_ => 8 * centres.Normal()).ToArray()
               from point in Enumerable.Range(0, each)
               from d in Enumerable.Range(0, dimensions)
               select centre[d] + noise.Normal(),
        ];
        return tensor(values).to(float32).view(clusters * each, dimensions);
    }

    /// <summary>Points of the plane, normally distributed around the origin.</summary>
    public static Plane Scattered(int seed, int count, double spread)
    {
        var draws = new Draws(seed, "plane");
        float[] Axis() => [.. Enumerable.Range(0, count).Select(_ => (float)(spread * draws.Normal()))];
        return new Plane(Axis(), Axis());
    }
}
