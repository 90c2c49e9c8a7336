using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>The floating type that factories use where none is named.</summary>
internal static unsafe class DefaultType
{
    internal static torch.ScalarType Value
    {
        get
        {
            int type;
            NativeError.Check(Native.bt_get_default_dtype(&type));
            return (torch.ScalarType)type;
        }

        set => NativeError.Check(Native.bt_set_default_dtype((int)value));
    }
}
