using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>Numbers as whole multiples of 2^−bits: their sum is the same in whatever order a device adds them, so that one seed gives one map.</summary>
internal sealed record FixedPoint(int Bits)
{
    /// <summary>For attractions, of which all together are below 1/2: Σ p w ‖y − y'‖ with Σ p = 1 and w r ≤ 1/2.</summary>
    public static FixedPoint Forces { get; } = new(60);

    /// <summary>For charges, of which no more than a million come together.</summary>
    public static FixedPoint Charges { get; } = new(40);

    public Tensor Of(Tensor numbers) => (numbers * Math.ScaleB(1, Bits)).to(ScalarType.Int64);

    /// <summary>As float32.</summary>
    public Tensor Back(Tensor whole) => (whole.to(ScalarType.Float64) * Math.ScaleB(1, -Bits)).to(ScalarType.Float32);
}
