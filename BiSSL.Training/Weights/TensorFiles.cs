using TorchSharp;

namespace BiSSL.Training.Weights;

/// <summary>Tensors out of safetensors files and into them.</summary>
public static class TensorFiles
{
    private static readonly Dictionary<ElementType, torch.ScalarType> s_types = new()
    {
        [ElementType.F64] = torch.ScalarType.Float64,
        [ElementType.F32] = torch.ScalarType.Float32,
        [ElementType.F16] = torch.ScalarType.Float16,
        [ElementType.BF16] = torch.ScalarType.BFloat16,
        [ElementType.I64] = torch.ScalarType.Int64,
        [ElementType.I32] = torch.ScalarType.Int32,
        [ElementType.I16] = torch.ScalarType.Int16,
        [ElementType.I8] = torch.ScalarType.Int8,
        [ElementType.U8] = torch.ScalarType.Byte,
        [ElementType.BOOL] = torch.ScalarType.Bool,
    };

    /// <summary>One tensor, as it is stored and on the CPU unless told otherwise; the caller's dispose scope owns it.</summary>
    /// <exception cref="UserError">The file has no such tensor, or it cannot be loaded.</exception>
    public static torch.Tensor Load(this SafeTensorsFile file, string name, torch.ScalarType? dtype = null, torch.Device? device = null)
    {
        TensorEntry entry = file.Find(name);
        if (entry.Length > int.MaxValue)
            throw new UserError($"Tensor '{name}' of {file.Path} has {entry.Length} bytes; at most {int.MaxValue} can be loaded.");
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.empty([.. entry.Shape], s_types[entry.Type]);
        file.Read(entry, 0, tensor.bytes);
        if (entry.Type == ElementType.BOOL && tensor.bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new UserError($"Tensor '{name}' of {file.Path} should hold truth values and has bytes other than 0 and 1; get the file again.");
        return tensor.to(dtype ?? tensor.dtype, device ?? torch.CPU).MoveToOuterDisposeScope();
    }

    /// <summary>Every tensor by its name; the caller's dispose scope owns them.</summary>
    /// <exception cref="UserError">One cannot be loaded.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> LoadAll(
        this SafeTensorsFile file, torch.ScalarType? dtype = null, torch.Device? device = null) =>
        file.Entries.ToDictionary(e => e.Name, e => file.Load(e.Name, dtype, device));

    /// <summary>A tensor to be written, from any device and in any memory order; it is read when the file is written.</summary>
    /// <exception cref="ArgumentException">The format has no name for its number type.</exception>
    public static TensorSource Source(string name, torch.Tensor tensor)
    {
        ElementType type = s_types.ContainsValue(tensor.dtype)
            ? s_types.Single(pair => pair.Value == tensor.dtype).Key
            : throw new ArgumentException($"Tensor '{name}' has the type {tensor.dtype}, which safetensors files do not hold.", nameof(tensor));
        return new TensorSource(name, type, tensor.shape, stream =>
        {
            using DisposeScope scope = torch.NewDisposeScope();
            stream.Write(tensor.detach().cpu().contiguous().bytes);
        });
    }
}
