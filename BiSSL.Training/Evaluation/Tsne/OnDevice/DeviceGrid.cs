using BiSSL.Training.Evaluation.Tsne.Interpolation;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>As <see cref="Grid"/>, with libtorch's Fourier transforms. Its tensor belongs to the scope it was made in.</summary>
internal sealed class DeviceGrid
{
    private readonly Tensor _spectrum;                                         // [3, M, M/2 + 1], complex: of w, w²x and w²y

    public DeviceGrid(GridSize size, Device device)
    {
        using var scope = NewDisposeScope();
        Size = size;
        var index = arange(size.Side, ScalarType.Float64, device);
        var offset = where(index.lt(size.Side / 2), index, index - size.Side) * size.Spacing; // [M], periodic
        var (x, y) = (offset.unsqueeze(1), offset.unsqueeze(0));
        var w = (x.square() + y.square() + 1).reciprocal();                      // [M, M]
        var odd = offset * index.ne(size.Side / 2);                               // as far to the left as to the right: neither
        var kernels = stack([w, w.square() * odd.unsqueeze(1), w.square() * odd.unsqueeze(0)]);
        _spectrum = (fft.rfft2(kernels) / Splines(size.Side, index)).to(ScalarType.ComplexFloat32).MoveToOuterDisposeScope();
    }

    public GridSize Size { get; }

    /// <summary>Nodes in a row that carry points.</summary>
    public int Nodes => Size.Side / 2;

    /// <param name="at">From the map's lower left corner, [2, N].</param>
    public DeviceNodes Around(Tensor at) => new(this, at / Size.Spacing);

    /// <summary>What charges do at the nodes: the sums of w, w²x and w²y over all of them.</summary>
    /// <param name="charges">[n, n].</param>
    /// <returns>[3, n, n].</returns>
    public Tensor Convolve(Tensor charges)
    {
        using var scope = NewDisposeScope();
        long[] whole = [Size.Side, Size.Side];
        var sums = fft.irfft2(fft.rfft2(charges, whole) * _spectrum, whole);      // [3, M, M]
        return sums.narrow(1, 0, Nodes).narrow(2, 0, Nodes).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Before its scope does.</summary>
    public void Free() => _spectrum.Dispose();

    // The transform of a cubic spline, which is 1/6, 4/6, 1/6 at its nodes, once for either end, [M, M/2 + 1].
    private static Tensor Splines(int side, Tensor index)
    {
        var one = ((index * (2 * Math.PI / side)).cos() * 2).add_(4).div_(6).square(); // [M]
        return one.unsqueeze(1) * one.narrow(0, 0, (side / 2) + 1).unsqueeze(0);
    }
}
