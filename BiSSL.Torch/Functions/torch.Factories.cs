using BiSSL.Torch;
using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static Device s_defaultDevice = CPU;

    internal static Device DefaultDevice => s_defaultDevice;

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Dispatch.Tensor("eye.m", rows, columns < 0 ? rows : columns, dtype, Argument.None, device ?? DefaultDevice), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Dispatch.Tensor("arange.start_step", start, stop, step, dtype, Argument.None, device ?? DefaultDevice), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Dispatch.Tensor("linspace", start, end, steps, dtype, Argument.None, device ?? DefaultDevice), requires_grad);

    public static ScalarType get_default_dtype() => DefaultType.Value;

    public static void set_default_dtype(ScalarType dtype) => DefaultType.Value = dtype;

    public static Device get_default_device() => s_defaultDevice;

    public static void set_default_device(Device device) => s_defaultDevice = device;

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>A new leaf, recorded from here on where asked for.</summary>
    private static Tensor Made(Tensor tensor, bool requiresGrad)
    {
        if (requiresGrad)
            tensor.requires_grad = true;
        return tensor;
    }
}
