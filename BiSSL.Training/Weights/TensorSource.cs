namespace BiSSL.Training.Weights;

/// <summary>One tensor on its way into a safetensors file.</summary>
/// <param name="Shape">Dimensions; none for a scalar.</param>
/// <param name="Write">Writes exactly the tensor's bytes: little-endian, row by row.</param>
public sealed record TensorSource(string Name, ElementType Type, IReadOnlyList<long> Shape, Action<Stream> Write)
{
    /// <summary>The number of bytes that the shape and type ask for.</summary>
    public long Length => Shape.Aggregate((long)Type.Size(), (product, size) => checked(product * size));
}
