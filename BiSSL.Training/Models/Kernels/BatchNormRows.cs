using System.Numerics;
using BiSSL.Training.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>
/// The second derivative of batch norm where main memory holds rows of C channels: one sweep for three sums, a second one for both results. Operators of libtorch
/// would read and write three times as much. Formulas: <see cref="BatchNormSecond"/>.
/// </summary>
internal static class BatchNormRows
{
    /// <summary>Whether x lies so: [B, C], or [B, C, H, W] with the channels last.</summary>
    public static bool Fit(Tensor x) => x.device_type == DeviceType.CPU && x.dtype is ScalarType.Float32 or ScalarType.Float64 && InRows(x);

    /// <inheritdoc cref="BatchNormSecond.Of"/>
    public static (Tensor Grad, Tensor X, Tensor Weight) Second(BatchNormPoint at, BatchNormTangent along) =>
        at.X.dtype == ScalarType.Float32 ? Second<float>(at, along) : Second<double>(at, along);

    private static (Tensor Grad, Tensor X, Tensor Weight) Second<T>(BatchNormPoint at, BatchNormTangent along)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using Tensor g = Rows(at.Grad), dx = Rows(along.Input);
        var (byGrad, byX, byWeight) = (empty_like(at.X), empty_like(at.X), empty_like(at.Weight));
        var channels = (int)at.X.shape[1];
        var sweep = new RowSweep<T>(RawData.Of<T>(g), RawData.Of<T>(at.X), RawData.Of<T>(dx), channels, at.X.numel() / channels);
        var slopes = new BatchNormSlopes<T>(at, along, sweep.Sums(Vectors<T>(at.Mean)));
        slopes.ByWeight.CopyTo(RawData.Span<T>(byWeight));
        sweep.Write(slopes.Of, RawData.Of<T>(byGrad), RawData.Of<T>(byX));
        GC.KeepAlive(at);
        return (byGrad, byX, byWeight);
    }

    internal static T[] Vectors<T>(Tensor channels)
        where T : unmanaged => RawData.Span<T>(channels).ToArray();

    private static bool InRows(Tensor x) => x.dim() switch
    {
        2 => x.is_contiguous(),
        4 => InRows(x.shape, x.stride()),
        _ => false,
    };

    /// <summary>Where a dimension has one entry only, its stride says nothing.</summary>
    private static bool InRows(long[] size, long[] stride)
    {
        var (pixel, row) = (size[1], size[1] * size[3]);
        long[] expected = [row * size[2], 1, row, pixel];
        return Enumerable.Range(0, 4).All(d => size[d] == 1 || stride[d] == expected[d]);
    }

    /// <summary>Laid out so, in a wrapper of its own.</summary>
    private static Tensor Rows(Tensor x) => InRows(x) ? x.alias() : x.dim() == 4 ? ChannelsLast.Of(x) : x.contiguous();
}
