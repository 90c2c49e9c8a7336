using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>A self-supervised task LP(θP, φP): what it trains besides the backbone, and its loss.</summary>
public interface IPretextTask : IDisposable
{
    /// <summary>φP, trained together with the backbone.</summary>
    nn.Module<Tensor, Tensor> Head { get; }

    /// <summary>What the task remembers besides its head, by name; empty for SimCLR. Restoring means copying values into these tensors.</summary>
    IReadOnlyList<(string Name, Tensor Tensor)> State { get; }

    /// <summary>Called once before the loss of every training step, never for a Hessian: BYOL's target network follows here.</summary>
    void Advance(ResNet backbone);

    /// <summary>
    /// The loss as a function of the backbone's and the head's present weights, a scalar that can be differentiated twice. Everything
    /// else is constant. Both networks go through in their present mode, view 1 before view 2.
    /// </summary>
    Tensor Loss(ResNet backbone, Views views);

    /// <summary>Takes batch-norm statistics of every network of the task over groups of so many images from now on; 0 over whole batches (departure D21).</summary>
    void Group(int size);

    /// <summary>Makes the task start anew from this backbone, as BiSSL does: BYOL's target becomes a copy. Nothing for SimCLR.</summary>
    void Retarget(ResNet backbone);
}
