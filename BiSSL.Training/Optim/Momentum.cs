using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>Named parameters, each with a momentum buffer of its shape that starts at zero.</summary>
internal sealed class Momentum : IDisposable
{
    private readonly (string Name, Tensor Tensor)[] _state;

    public Momentum(IReadOnlyList<(string Name, Tensor Tensor)> parameters)
    {
        Parameters = [.. parameters.Select(parameter => parameter.Tensor)];
        _state = [.. parameters.Select(parameter => ($"{parameter.Name}.momentum", zeros_like(parameter.Tensor).DetachFromDisposeScope()))];
    }

    public IReadOnlyList<Tensor> Parameters { get; }

    public IReadOnlyList<(string Name, Tensor Tensor)> State => _state;

    /// <summary>m ← μ·m + update, p ← p − lr·m.</summary>
    public void Descend(IReadOnlyList<Tensor> updates, double factor, double learningRate) =>
        TensorLists.Descend(Parameters, [.. _state.Select(entry => entry.Tensor)], updates, factor, learningRate);

    /// <exception cref="ArgumentException">There is not one gradient for each parameter.</exception>
    public void Check(IReadOnlyList<Tensor> gradients)
    {
        if (gradients.Count != Parameters.Count)
            throw new ArgumentException($"{Parameters.Count} parameters got {gradients.Count} gradients.", nameof(gradients));
    }

    public void Dispose()
    {
        foreach (var (_, tensor) in _state)
            tensor.Dispose();
    }
}
