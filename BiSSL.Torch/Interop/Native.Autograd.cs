using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int bt_grad(
        long* outputs, int outputCount, long* inputs, int inputCount, long* gradOutputs, int gradOutputCount,
        int retainGraph, int createGraph, int allowUnused, long* grads);

    [LibraryImport(Library)]
    internal static partial int bt_backward(
        long* tensors, int tensorCount, long* gradTensors, int gradTensorCount, long* inputs, int inputCount,
        int retainGraph, int createGraph);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int bt_grad_enabled();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void bt_set_grad_enabled(int enabled);

    [LibraryImport(Library)]
    internal static partial int bt_anomaly_enabled();

    [LibraryImport(Library)]
    internal static partial int bt_set_anomaly(int enabled, int checkNan);

    [LibraryImport(Library)]
    internal static partial int bt_fast_convolution(
        nint x, nint weight, nint bias, long* stride, long* padding, long* dilation, int dimensions, long groups, nint* result);

    [LibraryImport(Library)]
    internal static partial int bt_fast_batch_norm(
        nint x, nint weight, nint bias, nint runningMean, nint runningVar, int training, double momentum, double eps, nint* result);

    [LibraryImport(Library)]
    internal static partial int bt_fast_relu(nint x, nint* result);

    [LibraryImport(Library)]
    internal static partial int bt_fast_max_pool(nint x, long side, long stride, long padding, nint* result);
}
