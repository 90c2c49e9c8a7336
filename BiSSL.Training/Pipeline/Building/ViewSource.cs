using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Two augmented views of given images at a given step, in the run's precision.</summary>
public sealed class ViewSource(SimClrViews views, ScalarType precision)
{
    public Views At(long step, int[] indices)
    {
        using var scope = NewDisposeScope();
        var (first, second) = views.Draw(indices, step);
        return new Views(first.to(precision).MoveToOuterDisposeScope(), second.to(precision).MoveToOuterDisposeScope());
    }
}
