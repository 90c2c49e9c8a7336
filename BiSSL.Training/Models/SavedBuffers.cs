using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Copies of the buffers that networks have now, in the caller's dispose scope.</summary>
public sealed class SavedBuffers(params nn.Module[] networks)
{
    private readonly (Tensor Live, Tensor Copy)[] _buffers = [.. networks.SelectMany(network => network.buffers()).Select(live => (live, live.clone()))];

    /// <summary>Puts them back.</summary>
    public void Restore()
    {
        using var noGrad = no_grad();
        foreach (var (live, copy) in _buffers)
            live.copy_(copy);
    }
}
