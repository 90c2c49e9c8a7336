using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>
/// The accuracy of a linear classifier (<see cref="RidgeProbe"/>) without a training set at hand: fitted to each half of the points and tested on the other,
/// the same way for every set of features, so that they can be compared.
/// </summary>
public static class HalvesProbe
{
    /// <summary>The share of points, 0…1, whose class is named right.</summary>
    /// <param name="features">[N, D], N at least 2, in an order that says nothing of the classes.</param>
    /// <param name="labels">[N], integers below <paramref name="classes"/>.</param>
    public static double Accuracy(Tensor features, Tensor labels, int classes)
    {
        using var scope = NewDisposeScope();
        var (n, half) = (features.shape[0], features.shape[0] / 2);
        var (a, b) = ((features.narrow(0, 0, half), labels.narrow(0, 0, half)), (features.narrow(0, half, n - half), labels.narrow(0, half, n - half)));
        return (Right(a, b, classes) + Right(b, a, classes)) / n;
    }

    private static double Right((Tensor Features, Tensor Labels) fit, (Tensor Features, Tensor Labels) test, int classes)
    {
        using var probe = RidgeProbe.Fit(fit.Features, fit.Labels, classes);
        return probe.Accuracy(test.Features, test.Labels) / 100 * test.Labels.shape[0];
    }
}
