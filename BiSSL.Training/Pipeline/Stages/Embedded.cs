using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>What of a stage goes into the latent map.</summary>
/// <param name="Backbone">Whose features.</param>
/// <param name="Classifier">A head on it that learns the classes; null for none.</param>
/// <param name="Every">Steps between two sets of features; 0 for none on the way.</param>
/// <param name="AtEnd">Whether the stage's last weights get one.</param>
public sealed record Embedded(ResNet Backbone, nn.Module<Tensor, Tensor>? Classifier = null, int Every = 0, bool AtEnd = true)
{
    /// <summary>Whether a set is due after so many of the stage's steps.</summary>
    public bool IsDue(int step, int steps) => step == steps ? AtEnd : Every > 0 && step % Every == 0;
}
