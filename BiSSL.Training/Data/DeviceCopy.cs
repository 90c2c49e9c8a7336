using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Data;

/// <summary>A tensor on another device, with an owner of its own.</summary>
internal static class DeviceCopy
{
    /// <summary>A copy; on the processor another handle to the same memory.</summary>
    public static Tensor Of(Tensor tensor, Device device) =>
        tensor.is_cuda || device.type != DeviceType.CPU ? tensor.to(device, copy: true) : tensor.alias();
}
