namespace BiSSL.Training.Weights;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Shape">Dimensions; none for a scalar.</param>
/// <param name="Offset">Where its bytes begin in the file.</param>
/// <param name="Length">How many bytes they are: little-endian, row by row.</param>
public sealed record TensorEntry(string Name, ElementType Type, IReadOnlyList<long> Shape, long Offset, long Length);
