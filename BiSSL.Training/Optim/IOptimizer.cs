using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>Changes a fixed list of parameters in place, from gradients in the same order.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>The tensors that carry over from step to step, by name, on the parameters' devices. Restoring means copying values into them.</summary>
    IReadOnlyList<(string Name, Tensor Tensor)> State { get; }

    /// <summary>One update.</summary>
    /// <param name="gradients">One per parameter, of the parameter's shape; unchanged afterwards.</param>
    /// <param name="learningRate">The rate of this update.</param>
    void Step(IReadOnlyList<Tensor> gradients, double learningRate);
}
