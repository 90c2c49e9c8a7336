using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long[] shape => size();

        public ScalarType dtype
        {
            get
            {
                var type = (ScalarType)Native.bt_dtype(Handle);
                GC.KeepAlive(this);
                return type;
            }
        }

        public unsafe Device device
        {
            get
            {
                int index;
                var type = (DeviceType)Native.bt_device(Handle, &index);
                GC.KeepAlive(this);
                return type == DeviceType.CPU ? CPU : new Device(type, index);
            }
        }

        public DeviceType device_type => device.type;

        public int device_index => device.index;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public unsafe bool is_sparse
        {
            get
            {
                int result;
                NativeError.Check(Native.bt_is_sparse(Handle, &result));
                GC.KeepAlive(this);
                return result != 0;
            }
        }

        public long ndim => dim();

        public long Dimensions => dim();

        public long NumberOfElements => numel();

        /// <summary>Bytes per element.</summary>
        public long ElementSize
        {
            get
            {
                var size = Native.bt_itemsize(Handle);
                GC.KeepAlive(this);
                return size;
            }
        }

        public string? name { get; set; }

        public Tensor T => Dispatch.Tensor("numpy_T", this);

        public Tensor mT => Dispatch.Tensor("mT", this);

        public Tensor H => Dispatch.Tensor("matrix_H", this);

        public Tensor mH => Dispatch.Tensor("mH", this);

        public long dim()
        {
            var dim = Native.bt_dim(Handle);
            GC.KeepAlive(this);
            return dim;
        }

        public long numel()
        {
            var count = Native.bt_numel(Handle);
            GC.KeepAlive(this);
            return count;
        }

        public unsafe long[] size()
        {
            var sizes = new long[dim()];
            fixed (long* pointer = sizes)
                NativeError.Check(Native.bt_sizes(Handle, pointer));
            GC.KeepAlive(this);
            return sizes;
        }

        public long size(int dim) => AtDimension(size(), dim);

        public unsafe long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* pointer = strides)
                NativeError.Check(Native.bt_strides(Handle, pointer));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => AtDimension(stride(), dim);

        public unsafe bool is_contiguous()
        {
            int result;
            NativeError.Check(Native.bt_is_contiguous(Handle, 0, &result));
            GC.KeepAlive(this);
            return result != 0;
        }

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        private static long AtDimension(long[] lengths, int dim)
        {
            var index = dim < 0 ? dim + lengths.Length : dim;
            return (uint)index < (uint)lengths.Length
                ? lengths[index]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {lengths.Length} dimensions.");
        }
    }
}
