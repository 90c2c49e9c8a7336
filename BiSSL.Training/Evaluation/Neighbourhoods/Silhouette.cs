using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>
/// How much nearer points lie to their own class than to the nearest other one (Rousseeuw 1987): the mean of (b − a)/max(a, b), −1…1, where a and b are
/// mean Euclidean distances.
/// </summary>
public static class Silhouette
{
    /// <param name="points">[N, D].</param>
    /// <param name="labels">N class numbers below <paramref name="classes"/>.</param>
    /// <param name="queries">The points that are judged, among all.</param>
    /// <returns>Nothing if there are fewer than two classes.</returns>
    public static double? Of(Tensor points, int[] labels, int classes, long[] queries)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var sizes = new int[classes];
        foreach (var label in labels)
            sizes[label]++;
        if (sizes.Count(size => size > 0) < 2)
            return null;
        var members = nn.functional.one_hot(tensor(Array.ConvertAll(labels, label => (long)label), device: points.device), classes).to(float32); // [N, C]
        var sum = 0.0;
        NearestPoints.Each(NearestPoints.Centred(points), queries, (from, squared) =>
        {
            var sums = squared.sqrt().mm(members).cpu().contiguous().data<float>().ToArray(); // [b, C]
            for (var i = 0; i < squared.shape[0]; i++)
                sum += One(sums.AsSpan(i * classes, classes), labels[queries[from + i]], sizes);
        });
        return sum / queries.Length;
    }

    // A point that is alone in its class has 0.
    private static double One(ReadOnlySpan<float> sums, int own, int[] sizes)
    {
        if (sizes[own] == 1)
            return 0;
        var (inside, outside) = (sums[own] / (double)(sizes[own] - 1), double.PositiveInfinity);
        for (var c = 0; c < sums.Length; c++)
            if (c != own && sizes[c] > 0)
                outside = Math.Min(outside, sums[c] / (double)sizes[c]);
        var greater = Math.Max(inside, outside);
        return greater > 0 ? (outside - inside) / greater : 0;
    }
}
