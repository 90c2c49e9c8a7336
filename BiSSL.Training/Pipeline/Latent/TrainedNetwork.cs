using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>A part's network as it was after some steps.</summary>
/// <param name="Classifier">The head that learns the classes on it; null for none.</param>
internal sealed record TrainedNetwork(ResNet Backbone, nn.Module<Tensor, Tensor>? Classifier, long Step) : IDisposable
{
    public void Dispose()
    {
        Backbone.Dispose();
        Classifier?.Dispose();
    }
}
