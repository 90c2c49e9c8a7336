using BiSSL.Training.Evaluation.Tsne.Interpolation;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>As <see cref="InterpolationRepulsion"/>, of positions on a device. The map's extent is read back at every step: no point may lie beside the grid.</summary>
/// <param name="spacing">Greatest distance of two nodes.</param>
internal sealed class DeviceInterpolationRepulsion(double spacing = 0.5) : IDeviceRepulsion
{
    private DeviceGrid? _grid;

    /// <inheritdoc/>
    public void Prepare(Tensor at)
    {
        var extent = Extent(at);
        if (!double.IsFinite(extent))
            throw new InvalidOperationException("The map has fallen apart: its positions are no longer finite. Choose a smaller learning rate.");
        var size = GridSize.Fitting(extent, spacing);
        if (_grid?.Size == size)
            return;
        _grid?.Free();
        _grid = new DeviceGrid(size, at.device);
    }

    /// <inheritdoc/>
    public (Tensor Force, Tensor Z) Compute(Tensor at)
    {
        using var scope = NewDisposeScope();
        var (force, z) = _grid!.Around(at - Corner(at)).Force();
        return (force.MoveToOuterDisposeScope(), z.sub_(at.shape[1]).MoveToOuterDisposeScope()); // less each point with itself
    }

    private static double Extent(Tensor at)
    {
        using var scope = NewDisposeScope();
        return (at - Corner(at)).max().ToDouble();
    }

    // The lower left one, [2, 1].
    private static Tensor Corner(Tensor at) => stack([at[0].min(), at[1].min()]).unsqueeze(1);
}
