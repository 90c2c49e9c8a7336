using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>Stochastic gradient descent (E26): g + wd·p on every tensor, m ← μ·m + g, p ← p − lr·m. No dampening, no Nesterov.</summary>
/// <param name="parameters">What to train, in the order of the gradients.</param>
/// <param name="momentum">μ.</param>
/// <param name="weightDecay">wd.</param>
public sealed class Sgd(IReadOnlyList<(string Name, Tensor Tensor)> parameters, double momentum, double weightDecay) : IOptimizer
{
    private readonly Momentum _momentum = new(parameters);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => _momentum.State;

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Tensor> gradients, double learningRate)
    {
        _momentum.Check(gradients);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        _momentum.Descend(TensorLists.Sum(gradients, _momentum.Parameters, weightDecay), momentum, learningRate);
    }

    /// <inheritdoc/>
    public void Dispose() => _momentum.Dispose();
}
