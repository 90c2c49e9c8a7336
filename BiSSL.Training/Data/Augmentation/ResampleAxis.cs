using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// One axis of a batched resampling. The weights are PIL's (antialiased, nothing outside of an image's stretch is seen), as one matrix per image.
/// </summary>
/// <param name="Stretches">One for each image.</param>
/// <param name="Count">Number of places wanted, the same for all.</param>
internal sealed record ResampleAxis(Stretch[] Stretches, int Count)
{
    /// <summary>The axis for some of the images.</summary>
    public ResampleAxis this[Range images] => this with { Stretches = Stretches[images] };

    /// <param name="input">Length of the stored axis.</param>
    /// <returns>Float32 (B, Count, input), rows of sum 1.</returns>
    public Tensor Weights(int input, ResampleKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        Tensor Column(Func<Stretch, float> value) => tensor([.. Stretches.Select(value)], device: device).view(-1, 1, 1);
        var lengths = Column(s => s.Length); // (B, 1, 1)
        var outputs = Column(s => s.Outputs);
        var scale = lengths / outputs;
        var widening = scale.clamp_min(1);
        var places = arange(Count, dtype: ScalarType.Float32, device: device).view(1, Count, 1) + Column(s => s.First + 0.5f);
        var centre = (places * Column(s => s.Mirrored ? -1 : 1) + Column(s => s.Mirrored ? s.Outputs : 0)) * scale; // (B, Count, 1)
        var start = (centre - widening * kernel.Support() + 0.5).floor().clamp_min(0);
        var taps = Taps(kernel);
        var tap = start + arange(taps, dtype: ScalarType.Float32, device: device); // (B, Count, taps)
        var weights = Value(kernel, (tap - centre + 0.5) / widening) * tap.lt(lengths).to(ScalarType.Float32);
        weights = weights / weights.sum(2, keepdim: true);
        var place = (tap + Column(s => s.Start)).to(ScalarType.Int64);
        return zeros([Stretches.Length, Count, input + taps], device: device).scatter_(2, place, weights).narrow(2, 0, input).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Inputs under the widest kernel of the batch.</summary>
    private int Taps(ResampleKernel kernel) =>
        2 * (int)Math.Ceiling(kernel.Support() * Stretches.Max(s => Math.Max(1.0, (double)s.Length / s.Outputs))) + 1;

    private static Tensor Value(ResampleKernel kernel, Tensor distance)
    {
        var x = distance.abs().clamp_max(kernel.Support());
        if (kernel == ResampleKernel.Bilinear)
            return 1 - x;
        return where(x.lt(1), (x * 1.5 - 2.5) * x * x + 1, ((x * -0.5 + 2.5) * x - 4) * x + 2);
    }
}
