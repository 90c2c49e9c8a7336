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
    private readonly double[] _decay;
    private readonly int[] _adapted;

    /// <param name="parameters">What to train, in the order of the gradients.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="weightDecay">wd.</param>
    /// <param name="trustCoefficient">η.</param>
    /// <param name="excludes">Tensors that neither decay nor adapt; none when null. See <see cref="OneDimensional"/>.</param>
    public Lars(IReadOnlyList<(string Name, Tensor Tensor)> parameters, double momentum, double weightDecay, double trustCoefficient, Predicate<Tensor>? excludes = null)
    {
        _momentum = new Momentum(parameters);
        (_factor, _trust) = (momentum, trustCoefficient);
        var plain = parameters.Select(parameter => excludes?.Invoke(parameter.Tensor) == true).ToArray();
        _decay = [.. plain.Select(isPlain => isPlain ? 0 : weightDecay)];
        _adapted = [.. Enumerable.Range(0, plain.Length).Where(i => !plain[i])];
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
        var decayed = gradients.Select((gradient, i) => _decay[i] == 0 ? gradient : gradient + (_momentum.Parameters[i] * _decay[i])).ToArray();
        var ratios = TrustRatios(decayed);
        for (var i = 0; i < decayed.Length; i++)
            Update(i, decayed[i], ratios[i], learningRate);
    }

    /// <inheritdoc/>
    public void Dispose() => _momentum.Dispose();

    private void Update(int i, Tensor gradient, Tensor? ratio, double learningRate)
    {
        var buffer = _momentum[i].mul_(_factor);
        buffer.add_(ratio is null ? gradient : gradient * ratio);
        _momentum.Parameters[i].sub_(buffer * learningRate);
    }

    /// <summary>q of every tensor as a scalar tensor, null for the excluded.</summary>
    private Tensor?[] TrustRatios(Tensor[] gradients)
    {
        var ratios = new Tensor?[gradients.Length];
        if (_adapted.Length == 0)
            return ratios;
        var weights = stack(_adapted.Select(i => _momentum.Parameters[i].norm(2f))); // [adapted]
        var norms = stack(_adapted.Select(i => gradients[i].norm(2f))); // [adapted]
        var both = weights.gt(0).mul(norms.gt(0)); // bool [adapted]
        var trusted = where(both, weights * _trust / norms, ones_like(norms)).unbind(); // scalars
        for (var k = 0; k < trusted.Length; k++)
            ratios[_adapted[k]] = trusted[k];
        return ratios;
    }
}
