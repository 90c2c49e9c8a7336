using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>
/// A ridge classifier on frozen, standardised features (E38): least squares on one-hot labels, with the penalty of the smallest leave-one-out
/// error, which has a closed form (Allen 1974). Float64 on the CPU, no random numbers.
/// </summary>
public sealed class RidgeProbe : IDisposable
{
    // Of a feature's size; what varies less is rounding, and would be blown up by being divided by.
    private const double Constant = 1e-6;

    private readonly Tensor _centre;
    private readonly Tensor _weight;
    private readonly Tensor _intercept;

    private RidgeProbe(double penalty, Tensor centre, Tensor weight, Tensor intercept)
    {
        Penalty = penalty;
        (_centre, _weight, _intercept) = (centre.DetachFromDisposeScope(), weight.DetachFromDisposeScope(), intercept.DetachFromDisposeScope());
    }

    /// <summary>The penalty that was chosen, on ‖weight‖² against the sum of squared errors.</summary>
    public double Penalty { get; }

    /// <summary>
    /// Fits the classifier; the penalty is the mean square of the singular values times 10^(−6 … 2) in half steps. Features that are the same for all
    /// images count for nothing; if all are, every image gets the most frequent class.
    /// </summary>
    /// <param name="features">[N, D].</param>
    /// <param name="labels">[N], integers below <paramref name="classes"/>; or [N, C] of zeros and ones.</param>
    /// <param name="classes">C.</param>
    /// <exception cref="Diverged">A feature is not finite.</exception>
    public static RidgeProbe Fit(Tensor features, Tensor labels, int classes)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        FiniteRows.Require(features, "features");
        var x = Plain(features);
        var y = (labels.ndim == 2 ? labels.cpu() : nn.functional.one_hot(labels.cpu(), classes)).to(float64); // [N, C]
        var (centre, intercept) = (x.mean([0]), y.mean([0])); // [D], [C]
        var spread = x.std([0], unbiased: false); // [D]
        var scaled = where((spread - (centre.abs() * Constant)).gt(0), spread.reciprocal(), zeros_like(spread)); // [D]
        var (u, s, vh) = linalg.svd((x - centre) * scaled, fullMatrices: false); // [N, R], [R], [R, D]
        var projected = u.t().mm(y - intercept); // [R, C]
        var scale = s.square().mean().ToDouble();
        if (scale == 0)
            return new RidgeProbe(0, centre, zeros([x.shape[1], y.shape[1]], float64), intercept);
        var penalty = Enumerable.Range(-12, 17).Select(half => scale * Math.Pow(10, half / 2.0))
            .MinBy(candidate => LeaveOneOutError(u, s, y - intercept, projected, candidate));
        var weight = vh.t().mm((s / (s.square() + penalty)).unsqueeze(1) * projected); // [D, C]
        return new RidgeProbe(penalty, centre, weight * scaled.unsqueeze(1), intercept);
    }

    /// <summary>Scores [N, C] of features [N, D]; the largest names the class. On the CPU, float64.</summary>
    public Tensor Scores(Tensor features)
    {
        FiniteRows.Require(features, "features");
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return ((Plain(features) - _centre).mm(_weight) + _intercept).MoveToOuterDisposeScope();
    }

    /// <summary>Percentage of the features [N, D] whose largest score is at their label [N]; the mean average precision for labels [N, C].</summary>
    public double Accuracy(Tensor features, Tensor labels)
    {
        using var scores = Scores(features);
        using var onCpu = labels.cpu();
        return labels.ndim == 2 ? MeanAveragePrecision.Of(scores, onCpu) : TopK.Accuracy(scores, onCpu, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _centre.Dispose();
        _weight.Dispose();
        _intercept.Dispose();
    }

    /// <summary>Sum over samples of the squared error each would have if it were left out: residual/(1 − leverage).</summary>
    private static double LeaveOneOutError(Tensor u, Tensor s, Tensor y, Tensor projected, double penalty)
    {
        using var scope = NewDisposeScope();
        var shrink = s.square() / (s.square() + penalty); // [R]
        var residual = y - u.mm(shrink.unsqueeze(1) * projected); // [N, C]
        var leverage = u.square().mv(shrink) + 1.0 / u.shape[0]; // [N]
        return (residual / (1 - leverage).unsqueeze(1)).square().sum().ToDouble();
    }

    private static Tensor Plain(Tensor features) => features.detach().cpu().to(float64);
}
