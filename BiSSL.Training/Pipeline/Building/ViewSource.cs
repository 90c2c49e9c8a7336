using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Two augmented views of given images at a given step, on the run's device and in its precision.</summary>
public sealed class ViewSource(SimClrViews views, Compute compute)
{
    public Views At(long step, int[] indices)
    {
        using var scope = NewDisposeScope();
        var (first, second) = views.Draw(indices, step);
        return new Views(Placed(first), Placed(second));
    }

    private Tensor Placed(Tensor view) => view.to(compute.Device).to(compute.Precision).MoveToOuterDisposeScope();
}
