using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>
/// Convolution, batch normalisation, rectifier and max pooling with the values and derivatives of torch.nn.functional, made for Hessian-vector products:
/// their second derivative stays on libtorch's fast kernels. Best in channels_last, see <see cref="MemoryLayout"/>.
/// </summary>
public static unsafe class FastKernels
{
    /// <summary>Cross-correlation of x [N, C, H, W] with weight [O, C / groups, KH, KW]; differentiable any number of times.</summary>
    public static torch.Tensor Conv2d(
        torch.Tensor x, torch.Tensor weight, torch.Tensor? bias = null, long[]? strides = null, long[]? padding = null,
        long[]? dilation = null, long groups = 1)
    {
        nint result;
        fixed (long* stride = Two(strides, 1), pad = Two(padding, 0), dilate = Two(dilation, 1))
        {
            NativeError.Check(Native.bt_fast_convolution(
                x.Handle, weight.Handle, bias?.Handle ?? 0, stride, pad, dilate, 2, groups, &result));
        }

        KeepAlive(x, weight, bias);
        return new torch.Tensor(result);
    }

    /// <summary>
    /// Normalises x [N, C] or [N, C, H, W] per channel; weight, bias and the running buffers are [C]. In training the buffers, where given,
    /// are moved in place by momentum. Twice differentiable: a third derivative throws.
    /// </summary>
    public static torch.Tensor BatchNorm(
        torch.Tensor x, torch.Tensor? weight = null, torch.Tensor? bias = null, torch.Tensor? runningMean = null,
        torch.Tensor? runningVar = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
    {
        nint result;
        NativeError.Check(Native.bt_fast_batch_norm(
            x.Handle, weight?.Handle ?? 0, bias?.Handle ?? 0, runningMean?.Handle ?? 0, runningVar?.Handle ?? 0,
            training ? 1 : 0, momentum, eps, &result));
        KeepAlive(x, weight, bias);
        KeepAlive(runningMean, runningVar, null);
        return new torch.Tensor(result);
    }

    /// <summary>The greater of zero and every value of x, in place; differentiable any number of times.</summary>
    public static torch.Tensor Relu(torch.Tensor x)
    {
        nint result;
        NativeError.Check(Native.bt_fast_relu(x.Handle, &result));
        KeepAlive(x, null, null);
        return new torch.Tensor(result);
    }

    /// <summary>The greatest value in every square window of x [N, C, H, W]; differentiable any number of times, in the layout of x.</summary>
    public static torch.Tensor MaxPool2d(torch.Tensor x, long side, long stride, long padding)
    {
        nint result;
        NativeError.Check(Native.bt_fast_max_pool(x.Handle, side, stride, padding, &result));
        KeepAlive(x, null, null);
        return new torch.Tensor(result);
    }

    /// <summary>One number stands for both spatial dimensions.</summary>
    private static long[] Two(long[]? values, long fallback) => values switch
    {
        null => [fallback, fallback],
        [var both] => [both, both],
        [_, _] => values,
        _ => throw new ArgumentException($"A 2-d convolution has two spatial dimensions, got {values.Length} values."),
    };

    private static void KeepAlive(torch.Tensor? first, torch.Tensor? second, torch.Tensor? third)
    {
        GC.KeepAlive(first);
        GC.KeepAlive(second);
        GC.KeepAlive(third);
    }
}
