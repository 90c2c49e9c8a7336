using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>θD ← (1 − α) θD + α θP at every N_a-th alternation (E11), weights only; or as the released code meant to (D12).</summary>
public sealed class Adaptation(Level p, Level d, int every)
{
    /// <summary>D12: after the upper block, not after the last one, over weights and buffers.</summary>
    public bool AfterUpper { get; init; }

    /// <param name="t">Alternation, from 0.</param>
    /// <param name="alpha">α.</param>
    public void BeforeUpperBlock(int t, double alpha)
    {
        if (!AfterUpper && IsDue(t))
            Move(p.Theta.Zip(d.Theta), alpha);
    }

    /// <inheritdoc cref="BeforeUpperBlock"/>
    public void AfterUpperBlock(int t, bool isLast, double alpha)
    {
        if (!AfterUpper || isLast || !IsDue(t))
            return;
        Move(p.Theta.Zip(d.Theta), alpha);
        Move(Buffers(p).Zip(Buffers(d)), alpha);
    }

    /// <summary>‖θP − θD‖ for every tensor and in all.</summary>
    public void ReportDistance(int step, Curves curves)
    {
        using var noGrad = no_grad();
        var difference = p.Vector() - d.Vector();                               // [L]
        var squares = p.Layout.DotByLayer(difference, difference);
        curves.Vector("distance/layers", step, [.. squares.Select(Math.Sqrt)]);
        curves.Point("distance/total", step, Math.Sqrt(squares.Sum()));
    }

    private bool IsDue(int t) => every > 0 && (t + 1) % every == 0;

    private static IEnumerable<Tensor> Buffers(Level level) => level.Backbone.buffers();

    private static void Move(IEnumerable<(Tensor P, Tensor D)> pairs, double alpha)
    {
        using var noGrad = no_grad();
        foreach (var (from, to) in pairs)
            if (to.is_floating_point())
                to.mul_(1 - alpha).add_(from * alpha);
            else
                to.copy_((to.to(ScalarType.Float64) * (1 - alpha)) + (from.to(ScalarType.Float64) * alpha));
    }
}
