using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class cuda
    {
        public static bool is_available()
        {
            int available;
            NativeError.Check(Native.bt_cuda_available(&available));
            return available != 0;
        }

        public static bool is_cudnn_available()
        {
            int available;
            NativeError.Check(Native.bt_cudnn_available(&available));
            return available != 0;
        }

        public static int device_count()
        {
            int count;
            NativeError.Check(Native.bt_cuda_count(&count));
            return count;
        }

        public static void manual_seed(long seed)
        {
            using var generator = Generator.DefaultOf(CUDA);
            generator.manual_seed(seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++)
            {
                using var generator = Generator.DefaultOf(new Device(i));
                generator.manual_seed(seed);
            }
        }

        /// <summary>Waits until the device has done all it was asked to.</summary>
        public static void synchronize(Device? device = null) => NativeError.Check(Native.bt_cuda_synchronize(device?.index ?? 0));
    }
}
