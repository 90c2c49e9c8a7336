using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>
/// Lets the convolutions of networks that this thread calls compute in bfloat16 until it is disposed; batch norm then takes and gives bfloat16 with statistics
/// in float32. Weights, gradients and features keep their type.
/// </summary>
public sealed class Autocast : IDisposable
{
    [ThreadStatic]
    private static bool s_isOn;

    private readonly bool _before = s_isOn;

    /// <param name="on">False changes nothing.</param>
    public Autocast(bool on = true) => s_isOn |= on;

    /// <summary>Whether the calling thread's convolutions compute in bfloat16.</summary>
    public static bool IsOn => s_isOn;

    /// <summary>Whether a device has convolutions in bfloat16 and their derivatives: not every processor does.</summary>
    public static bool Works(Device device)
    {
        const int channels = 8, side = 8, kernel = 3;
        using var scope = NewDisposeScope();
        try
        {
            var weight = zeros([channels, channels, kernel, kernel], ScalarType.BFloat16, device, requires_grad: true);
            var output = new Kernels.StockKernels().Conv2d(zeros([1, channels, side, side], ScalarType.BFloat16, device), weight, stride: 1, padding: 1);
            Engine.Gradient.Of([output.sum()], [weight], keep: false, create: false);
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }

    public void Dispose() => s_isOn = _before;
}
