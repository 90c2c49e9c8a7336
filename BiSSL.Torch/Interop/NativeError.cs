using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

/// <summary>Turns the status of an export into an exception with libtorch's own words.</summary>
internal static class NativeError
{
    internal static void Check(int status)
    {
        if (status != 0)
            Throw();
    }

    [SuppressMessage("Usage", "CA2201", Justification = "TorchSharp's callers catch this type.")]
    private static void Throw() =>
        throw new ExternalException(Marshal.PtrToStringUTF8(Native.bt_last_error()));
}
