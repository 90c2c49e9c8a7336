namespace BiSSL.Training.Weights;

/// <summary>The number types of a safetensors file, by the format's own names.</summary>
public enum ElementType
{
    F64,
    I64,
    F32,
    I32,
    F16,
    BF16,
    I16,
    I8,
    U8,
    BOOL,
}
