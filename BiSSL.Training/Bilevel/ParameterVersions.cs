using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>Notices that parameters have changed since a graph was built. Autograd's own check misses those whose values the graph does not hold.</summary>
internal sealed class ParameterVersions(IReadOnlyList<Tensor> parameters)
{
    private readonly long[] _versions = [.. parameters.Select(TensorVersion.Of)];

    /// <exception cref="InvalidOperationException">A parameter has changed.</exception>
    public void Check()
    {
        for (var i = 0; i < _versions.Length; i++)
            if (TensorVersion.Of(parameters[i]) != _versions[i])
                throw new InvalidOperationException(
                    $"Parameter {i} of {_versions.Length} has changed since the graph of the lower gradient was built. Release the graph before θP moves.");
    }
}
