using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>As <see cref="Attraction"/>, of positions on a device. Its tensors, 20 bytes an entry of P, belong to the scope it was made in.</summary>
internal sealed class DeviceAttraction
{
    private readonly Tensor _rows, _columns, _values;                          // [E] each
    private readonly Tensor _begins, _ends;                                    // [N]: of a row's entries
    private readonly double _total, _entropy;

    public DeviceAttraction(SparseMatrix p, Device device)
    {
        using var scope = NewDisposeScope();
        Tensor Kept(Tensor tensor) => tensor.to(device).MoveToOuterDisposeScope();
        var offsets = tensor(Array.ConvertAll(p.Offsets, at => (long)at));
        (_begins, _ends) = (Kept(offsets.narrow(0, 0, p.Rows)), Kept(offsets.narrow(0, 1, p.Rows)));
        _rows = Kept(tensor([.. Enumerable.Range(0, p.Rows).SelectMany(row => Enumerable.Repeat((long)row, p.Offsets[row + 1] - p.Offsets[row]))]));
        _columns = Kept(tensor(Array.ConvertAll(p.Columns, column => (long)column)));
        _values = Kept(tensor(p.Values));
        foreach (var value in p.Values.Where(value => value > 0))
            (_total, _entropy) = (_total + value, _entropy + (value * Math.Log(value)));
    }

    /// <param name="at">[2, N].</param>
    /// <returns>[2, N], of the caller's scope.</returns>
    public Tensor Compute(Tensor at)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Apart(at[0]), Apart(at[1]));                              // [E] each
        var pull = _values / (x.square() + y.square() + 1);
        return stack([Sums(x * pull), Sums(y * pull)]).MoveToOuterDisposeScope();
    }

    /// <summary>The Kullback–Leibler divergence, Σ p log(p/q) with q = w/Z.</summary>
    public double Divergence(Tensor at, double z)
    {
        using var scope = NewDisposeScope();
        var squared = (Apart(at[0]).square() + Apart(at[1]).square()).to(ScalarType.Float64);
        return _entropy + (_values * (squared + 1).log()).sum().ToDouble() + (_total * Math.Log(z));
    }

    private Tensor Apart(Tensor coordinate) => coordinate.index_select(0, _rows) - coordinate.index_select(0, _columns);

    // As differences of running sums.
    private Tensor Sums(Tensor entries)
    {
        var running = cat([zeros([1L], ScalarType.Int64, entries.device), FixedPoint.Forces.Of(entries).cumsum(0)]); // [E + 1]
        return FixedPoint.Forces.Back(running.index_select(0, _ends) - running.index_select(0, _begins));
    }
}
