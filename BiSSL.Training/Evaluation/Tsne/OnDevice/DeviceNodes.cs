using BiSSL.Training.Evaluation.Tsne.Interpolation;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>The four by four nodes around each point of a map, and its share in them.</summary>
internal sealed class DeviceNodes
{
    private readonly DeviceGrid _grid;
    private readonly Tensor _index, _share;                                     // [16 N]: node, B-splines' weight

    /// <param name="at">In units of the grid's spacing, 0 and more, [2, N].</param>
    public DeviceNodes(DeviceGrid grid, Tensor at)
    {
        _grid = grid;
        var second = at.floor();                                                // of the four in a row
        var splines = Splines(at - second);                                     // [2, 4, N]
        var nodes = second.to(ScalarType.Int64).unsqueeze(1) + arange(4, ScalarType.Int64, at.device).unsqueeze(1) + ((GridSize.Margin / 2) - 1); // [2, 4, N]
        _index = ((nodes[0].unsqueeze(1) * grid.Nodes) + nodes[1].unsqueeze(0)).flatten(); // [4, 4, N]
        _share = (splines[0].unsqueeze(1) * splines[1].unsqueeze(0)).flatten();
    }

    /// <summary>What a charge of one per point does to every point, itself included.</summary>
    public (Tensor Force, Tensor Z) Force()
    {
        var charges = Charges();                                                // [n, n]
        var sums = _grid.Convolve(charges);                                     // [3, n, n]
        var z = (charges.to(ScalarType.Float64) * sums[0]).sum().reshape(1);
        return (stack([At(sums[1]), At(sums[2])]), z);
    }

    private Tensor Charges()
    {
        var sums = zeros([(long)_grid.Nodes * _grid.Nodes], ScalarType.Int64, _share.device).index_add_(0, _index, FixedPoint.Charges.Of(_share), 1);
        return FixedPoint.Charges.Back(sums).view(_grid.Nodes, _grid.Nodes);
    }

    private Tensor At(Tensor field) => (field.flatten().index_select(0, _index) * _share).view(16, -1).sum(0L);

    // A cubic B-spline at four nodes: [2, N] → [2, 4, N].
    private static Tensor Splines(Tensor t)
    {
        var less = 1 - t;
        var (t2, less2) = (t.square(), less.square());
        return stack([less2 * less, 4 - (6 * t2) + (3 * t2 * t), 4 - (6 * less2) + (3 * less2 * less), t2 * t], 1) / 6;
    }
}
