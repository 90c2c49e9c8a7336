using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(dtype, new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => To(other.dtype, other.device, false, false, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => To(dtype, device, false, false, false);

        public Tensor type_as(Tensor tensor) => To(tensor.dtype, tensor.device, false, false, false);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor clone() => Dispatch.Tensor("clone", this);

        public Tensor alias() => Dispatch.Tensor("alias", this);

        public Tensor contiguous() => Dispatch.Tensor("contiguous", this);

        public Tensor pin_memory() => Dispatch.Tensor("pin_memory", this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => InPlace("copy_", this, source, nonBlocking);

        public Tensor set_(Tensor source) => InPlace("set_.source_Tensor", this, source);

        /// <summary>Runs an in-place operator on this tensor; what it returns is this tensor.</summary>
        private Tensor InPlace(string op, params ReadOnlySpan<Argument> arguments)
        {
            Dispatch.Effect(op, arguments);
            return this;
        }

        private Tensor To(ScalarType type, Device device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            var result = Dispatch.Tensor("to.device", this, device, type, nonBlocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }
    }
}
