using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// One axis of a batched resampling: for each image a stretch of the input that is spread over <c>Outputs</c> places, of which <c>Count</c> from <c>First</c> on are wanted.
/// The weights are PIL's (antialiased, nothing outside of the stretch is seen), as one matrix per image.
/// </summary>
/// <param name="Starts">First input of the stretch, one for each image.</param>
/// <param name="Lengths">Length of the stretch, one for each image.</param>
/// <param name="Mirrored">Whether the outputs are in reverse order, one for each image; null for none.</param>
/// <param name="Input">Length of the stored axis.</param>
/// <param name="Outputs">Places the stretch is spread over.</param>
/// <param name="First">First place wanted.</param>
/// <param name="Count">Number of places wanted.</param>
internal sealed record ResampleAxis(int[] Starts, int[] Lengths, bool[]? Mirrored, int Input, int Outputs, int First, int Count)
{
    /// <summary>Float32 (B, Count, Input), rows of sum 1.</summary>
    public Tensor Weights(ResampleKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        var batch = Starts.Length;
        var lengths = Column(Array.ConvertAll(Lengths, v => (float)v), device); // (B, 1, 1)
        var scale = lengths / Outputs;
        var widening = scale.clamp_min(1);
        var centre = Places(device) * scale; // (B, Count, 1)
        var start = (centre - widening * kernel.Support() + 0.5).floor().clamp_min(0);
        var taps = Taps(kernel);
        var input = start + arange(taps, dtype: ScalarType.Float32, device: device); // (B, Count, taps)
        var weights = Value(kernel, (input - centre + 0.5) / widening) * input.lt(lengths).to(ScalarType.Float32);
        weights = weights / weights.sum(2, keepdim: true);
        var place = (input + Column(Array.ConvertAll(Starts, v => (float)v), device)).to(ScalarType.Int64);
        return zeros([batch, Count, Input + taps], device: device).scatter_(2, place, weights).narrow(2, 0, Input).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Inputs under the widest kernel of the batch.</summary>
    private int Taps(ResampleKernel kernel) =>
        2 * (int)Math.Ceiling(kernel.Support() * Math.Max(1.0, (double)Lengths.Max() / Outputs)) + 1;

    /// <summary>Centres of the wanted outputs in units of outputs, (B or 1, Count, 1).</summary>
    private Tensor Places(Device device)
    {
        var places = (arange(Count, dtype: ScalarType.Float32, device: device) + (First + 0.5)).view(1, Count, 1);
        if (Mirrored is null)
            return places;
        var sign = Column(Array.ConvertAll(Mirrored, mirrored => mirrored ? -1f : 1f), device);
        var shift = Column(Array.ConvertAll(Mirrored, mirrored => mirrored ? (float)Outputs : 0f), device);
        return places * sign + shift;
    }

    private static Tensor Column(float[] values, Device device) => tensor(values, device: device).view(values.Length, 1, 1);

    private static Tensor Value(ResampleKernel kernel, Tensor distance)
    {
        var x = distance.abs().clamp_max(kernel.Support());
        if (kernel == ResampleKernel.Bilinear)
            return 1 - x;
        return where(x.lt(1), (x * 1.5 - 2.5) * x * x + 1, ((x * -0.5 + 2.5) * x - 4) * x + 2);
    }
}
