using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class backends
    {
        public static partial class cuda
        {
            public static partial class matmul
            {
                /// <summary>Whether float32 products on CUDA may round their factors to TF32.</summary>
                public static bool allow_tf32
                {
                    get => Tf32.Allowed().Cublas;
                    set => NativeError.Check(Native.bt_set_tf32_cublas(value ? 1 : 0));
                }
            }
        }

        public static partial class cudnn
        {
            /// <summary>Whether float32 convolutions on CUDA may round their factors to TF32.</summary>
            public static bool allow_tf32
            {
                get => Tf32.Allowed().Cudnn;
                set => NativeError.Check(Native.bt_set_tf32_cudnn(value ? 1 : 0));
            }
        }

        private static unsafe class Tf32
        {
            internal static (bool Cublas, bool Cudnn) Allowed()
            {
                int cublas, cudnn;
                NativeError.Check(Native.bt_get_tf32(&cublas, &cudnn));
                return (cublas != 0, cudnn != 0);
            }
        }
    }
}
