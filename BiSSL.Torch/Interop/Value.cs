using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

/// <summary>One argument or result of a boxed call, as native/value.h lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Value
{
    internal Tag Tag;
    internal int Count;
    internal long Bits;
}
