using System.Buffers.Binary;
using System.Text.Json;

namespace BiSSL.Training.Weights;

/// <summary>Writes a safetensors file: tensors ordered by the size of their numbers, then by name, so that each lies at a multiple of its number's size.</summary>
public sealed class SafeTensorsWriter
{
    private readonly TensorSource[] _tensors;
    private readonly byte[] _header;

    /// <exception cref="ArgumentException">A name is given twice or is "__metadata__".</exception>
    public SafeTensorsWriter(IEnumerable<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        _tensors = [.. tensors.OrderByDescending(t => t.Type.Size()).ThenBy(t => t.Name, StringComparer.Ordinal)];
        var names = new HashSet<string> { SafeTensorsHeader.MetadataName };
        if (_tensors.FirstOrDefault(t => !names.Add(t.Name)) is { } bad)
            throw new ArgumentException($"The tensor name '{bad.Name}' is taken.", nameof(tensors));
        _header = Header(metadata);
        Length = _header.Length + _tensors.Sum(t => t.Length);
    }

    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; }

    public void Write(Stream stream)
    {
        stream.Write(_header);
        long written = _header.Length;
        foreach (TensorSource tensor in _tensors)
        {
            tensor.Write(stream);
            written += tensor.Length;
            if (stream.Position != written)
                throw new InvalidOperationException($"Tensor '{tensor.Name}' wrote {stream.Position - written + tensor.Length} bytes of {tensor.Length}.");
        }
    }

    private byte[] Header(IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        buffer.Write(new byte[8]);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            WriteEntries(json);
            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        byte[] header = buffer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - 8);
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
            return;
        json.WriteStartObject(SafeTensorsHeader.MetadataName);
        foreach ((string name, string text) in metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private void WriteEntries(Utf8JsonWriter json)
    {
        long offset = 0;
        foreach (TensorSource tensor in _tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type.ToString());
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "data_offsets", [offset, offset + tensor.Length]);
            json.WriteEndObject();
            offset += tensor.Length;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
