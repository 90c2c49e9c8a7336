namespace BiSSL.Torch.Interop;

/// <summary>What a <see cref="Value"/> holds. The numbers are those of native/value.h.</summary>
internal enum Tag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    DoubleList,
    BoolList,
    TensorList,
    String,
    Device,
    Generator,
}
