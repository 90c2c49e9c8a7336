using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Principal components of features.</summary>
public static class PrincipalComponents
{
    private const double StartingSpread = 1e-4;

    /// <summary>The first components of points [N, D] as scores [N, min(D, count)], float32; each component's greatest weight is positive, so that the signs are settled.</summary>
    public static Tensor Of(Tensor points, int count)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var centred = points.to(float64) - points.to(float64).mean([0L]);        // [N, D]
        var (_, vectors) = linalg.eigh(centred.t().mm(centred) / (double)points.shape[0]); // rising eigenvalues
        var kept = Math.Min(count, points.shape[1]);
        var axes = vectors.narrow(1, points.shape[1] - kept, kept).flip(1);      // [D, kept]
        var greatest = axes.gather(0, axes.abs().argmax(0, keepdim: true));      // [1, kept]
        return centred.mm(axes * greatest.sign()).to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>Where an embedding begins: the first two components, scaled so that the first has a standard deviation of 10⁻⁴; identical points stay together.</summary>
    public static Plane Start(Tensor points)
    {
        using var scope = NewDisposeScope();
        var scores = Of(points, 2);
        var spread = scores.select(1, 0).std().ToDouble();
        var scaled = (scores * (spread > 0 ? StartingSpread / spread : 0)).cpu();
        return new Plane(scaled.select(1, 0).contiguous().data<float>().ToArray(), scaled.select(1, 1).contiguous().data<float>().ToArray());
    }
}
