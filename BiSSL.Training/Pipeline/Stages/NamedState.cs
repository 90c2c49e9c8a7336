using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>Live tensors by name, for checkpoints and results.</summary>
public static class NamedState
{
    /// <summary>A module's weights and buffers, under a prefix.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Of(string prefix, nn.Module module) =>
        module.state_dict().Select(entry => ($"{prefix}.{entry.Key}", entry.Value));

    /// <summary>Tensors that already have names, under a prefix.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Of(string prefix, IEnumerable<(string Name, Tensor Tensor)> tensors) =>
        tensors.Select(entry => ($"{prefix}.{entry.Name}", entry.Tensor));

    /// <summary>Copies stored values into live tensors; every live tensor must be there.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing.</exception>
    public static void Restore(IReadOnlyList<(string Name, Tensor Value)> live, IReadOnlyDictionary<string, Tensor> stored)
    {
        using var noGrad = no_grad();
        foreach (var (name, value) in live)
            value.copy_(stored.TryGetValue(name, out var from) ? from : throw new InvalidDataException($"The tensor '{name}' is missing."));
    }

    /// <summary>Loads a module's weights and buffers from tensors under a prefix.</summary>
    public static void Load(string prefix, nn.Module module, IReadOnlyDictionary<string, Tensor> stored) =>
        Restore([.. Of(prefix, module)], stored);
}
