using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>
/// Layer-wise adaptive rate scaling (You, Gitman and Ginsburg 2017) as (E25): g ← gradient + wd·p; g ← q·g with
/// q = η‖p‖/‖g‖ where both norms are positive and 1 elsewhere; m ← μ·m + g; p ← p − lr·m. By default every tensor decays and adapts.
/// Nothing is read back to the host.
/// </summary>
public sealed class Lars : IOptimizer
{
    private readonly Momentum _momentum;
    private readonly double _factor;
    private readonly double _trust;
    private readonly double _decay;
    private readonly int[] _adapted;

    /// <param name="parameters">What to train, in the order of the gradients.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="weightDecay">wd.</param>
    /// <param name="trustCoefficient">η.</param>
    /// <param name="excludes">Tensors that neither decay nor adapt; none when null. See <see cref="OneDimensional"/>.</param>
    public Lars(IReadOnlyList<(string Name, Tensor Tensor)> parameters, double momentum, double weightDecay, double trustCoefficient, Predicate<Tensor>? excludes = null)
    {
        _momentum = new Momentum(parameters);
        (_factor, _decay, _trust) = (momentum, weightDecay, trustCoefficient);
        _adapted = [.. Enumerable.Range(0, parameters.Count).Where(i => excludes?.Invoke(parameters[i].Tensor) != true)];
    }

    /// <summary>The exclusion of VICReg's own settings (departure D13): biases and batch-norm weights.</summary>
    public static bool OneDimensional(Tensor parameter) => parameter.ndim == 1;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => _momentum.State;

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Tensor> gradients, double learningRate)
    {
        _momentum.Check(gradients);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        _momentum.Descend(Updates(gradients), _factor, learningRate);
    }

    /// <inheritdoc/>
    public void Dispose() => _momentum.Dispose();

    /// <summary>q·(gradient + wd·p) of every tensor, the gradient itself of the excluded.</summary>
    private Tensor[] Updates(IReadOnlyList<Tensor> gradients)
    {
        Tensor[] updates = [.. gradients];
        if (_adapted.Length == 0)
            return updates;
        var weights = Array.ConvertAll(_adapted, i => _momentum.Parameters[i]);
        var decayed = _decay == 0 ? Array.ConvertAll(_adapted, i => gradients[i]) : TensorLists.Sum(Array.ConvertAll(_adapted, i => gradients[i]), weights, _decay);
        var ratios = TrustRatios(TensorLists.Norms(weights), TensorLists.Norms(decayed)).to(decayed[0].dtype).unbind();
        for (var k = 0; k < _adapted.Length; k++)
            updates[_adapted[k]] = decayed[k] * ratios[k];
        return updates;
    }

    /// <summary>q of every adapted tensor from the norms of its weight and its gradient, [adapted].</summary>
    private Tensor TrustRatios(Tensor weights, Tensor norms)
    {
        var both = weights.gt(0).mul(norms.gt(0)); // bool [adapted]
        return where(both, weights * _trust / norms, ones_like(norms));
    }
}
