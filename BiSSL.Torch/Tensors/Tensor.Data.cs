using BiSSL.Torch.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, to read and write in place. CPU only.</summary>
        /// <exception cref="ArgumentException">T is not what the elements are stored as, or the tensor is on another device.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            CheckType<T>();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The one element.</summary>
        /// <exception cref="ArgumentException">T is not what the element is stored as, or there is not exactly one.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            CheckType<T>();
            if (numel() != 1)
                throw new ArgumentException($"item() needs a tensor of one element, this one has {numel()}.");
            if (device_type == DeviceType.CPU)
                return *(T*)DataPointer();
            using var copy = cpu();
            return *(T*)copy.DataPointer();
        }

        /// <summary>The elements' memory. CPU and contiguous only, up to 2 GiB.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU || !is_contiguous())
                    throw new InvalidOperationException("bytes needs a contiguous tensor on the CPU.");
                return new Span<byte>((void*)DataPointer(), checked((int)(numel() * ElementSize)));
            }

            set
            {
                if (value.Length != bytes.Length)
                    throw new ArgumentException($"The tensor has {bytes.Length} bytes, got {value.Length}.");
                value.CopyTo(bytes);
            }
        }

        internal unsafe nint DataPointer()
        {
            nint pointer;
            NativeError.Check(Native.bt_data(Handle, &pointer));
            return pointer;
        }

        private void CheckType<T>()
        {
            if (BiSSL.Torch.ElementType.Of<T>() != dtype)
                throw new ArgumentException($"The tensor holds {dtype}, not {typeof(T).Name}.");
        }
    }
}
