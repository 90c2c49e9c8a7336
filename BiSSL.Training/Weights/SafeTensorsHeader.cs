using System.Text.Json;
using System.Text.Unicode;

namespace BiSSL.Training.Weights;

/// <summary>Reads the JSON at the head of a safetensors file and holds every word of it against the file's length.</summary>
/// <param name="Metadata">The texts under "__metadata__".</param>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
internal sealed record SafeTensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorEntry> Entries)
{
    public const int MaxLength = 100_000_000;
    public const string MetadataName = "__metadata__";

    /// <param name="dataOffset">Where the bytes of the tensors begin in the file.</param>
    /// <param name="dataLength">How many bytes the file has from there on.</param>
    /// <exception cref="HeaderFault">It breaks a rule of the format.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, long dataOffset, long dataLength)
    {
        if (!Utf8.IsValid(json))
            throw new HeaderFault("its header is not UTF-8");
        if (json.IsEmpty || json[0] != '{')
            throw new HeaderFault("its header does not begin with '{'");
        try
        {
            var reader = new HeaderReader(json, dataOffset);
            SafeTensorsHeader header = reader.Read();
            CheckOrder(header.Entries, dataOffset, dataLength);
            return header;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new HeaderFault($"its header is not the JSON it should be ({e.Message})", e);
        }
    }

    private static void CheckOrder(IReadOnlyList<TensorEntry> entries, long dataOffset, long dataLength)
    {
        long next = dataOffset;
        foreach (TensorEntry entry in entries)
        {
            if (entry.Offset != next)
                throw new HeaderFault($"tensor '{entry.Name}' {(entry.Offset < next ? "overlaps another" : "leaves a hole before it")}");
            next = entry.Offset + entry.Length;
            if (next - dataOffset > dataLength)
                throw new HeaderFault($"tensor '{entry.Name}' ends {next - dataOffset - dataLength} bytes after the end of the file");
        }

        if (next - dataOffset != dataLength)
            throw new HeaderFault($"{dataLength - (next - dataOffset)} bytes at its end belong to no tensor");
    }
}
