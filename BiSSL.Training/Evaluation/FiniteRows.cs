using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>Nothing is concluded from logits or features that are not numbers: the largest of them would be the first.</summary>
public static class FiniteRows
{
    /// <param name="values">[N, ...], one row for every image.</param>
    /// <param name="what">What they are, such as "logits".</param>
    /// <exception cref="Diverged">A row holds a value that is not finite.</exception>
    public static void Require(Tensor values, string what)
    {
        using var scope = NewDisposeScope();
        var finite = values.isfinite();
        if (finite.all().ToBoolean())
            return;
        var lost = finite.flatten(1).to(float64).mean([1L]).lt(1).sum().ToInt64();
        throw new Diverged($"The {what} of {lost} of {values.shape[0]} images are not finite: the network has diverged. Take a smaller learning rate.");
    }
}
