using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes one tensor in libtorch's archive format.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    public static unsafe Tensor load(string location)
    {
        nint handle;
        NativeError.Check(Native.bt_load(location, &handle));
        return new Tensor(handle);
    }

    public partial class Tensor
    {
        public void save(string location)
        {
            NativeError.Check(Native.bt_save(Handle, location));
            GC.KeepAlive(this);
        }
    }
}
