using System.Text.Json;

namespace BiSSL.Training.Weights;

/// <summary>Reads a safetensors header token by token, so that a name given twice is seen.</summary>
internal ref struct HeaderReader(ReadOnlySpan<byte> json, long dataOffset)
{
    private const int MaxRank = 64;
    private readonly Dictionary<string, string> _metadata = [];
    private readonly Dictionary<string, TensorEntry> _entries = [];
    private Utf8JsonReader _json = new(json, new JsonReaderOptions { MaxDepth = 3 });

    public SafeTensorsHeader Read()
    {
        bool hasMetadata = false;
        Expect(JsonTokenType.StartObject, "the header");
        while (NextName() is { } name)
        {
            if (name != SafeTensorsHeader.MetadataName)
                ReadEntry(name);
            else if (!hasMetadata)
                hasMetadata = ReadMetadata();
            else
                throw new HeaderFault("it has two sections of metadata");
        }

        if (_json.Read())
            throw new HeaderFault("its header goes on after the closing '}'");
        // Empty tensors share their offset with the next one.
        return new SafeTensorsHeader(_metadata, [.. _entries.Values.OrderBy(e => e.Offset).ThenBy(e => e.Length)]);
    }

    private bool ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, "the metadata");
        while (NextName() is { } name)
        {
            Expect(JsonTokenType.String, $"metadata '{name}'");
            if (!_metadata.TryAdd(name, _json.GetString()!))
                throw new HeaderFault($"metadata '{name}' is there twice");
        }

        return true;
    }

    private void ReadEntry(string name)
    {
        (ElementType? Type, List<long>? Shape, List<long>? Offsets) seen = default;
        Expect(JsonTokenType.StartObject, $"tensor '{name}'");
        while (NextName() is { } field)
        {
            seen = field switch
            {
                "dtype" when seen.Type is null => seen with { Type = ReadType(name) },
                "shape" when seen.Shape is null => seen with { Shape = ReadNumbers(name, MaxRank) },
                "data_offsets" when seen.Offsets is null => seen with { Offsets = ReadNumbers(name, 2) },
                _ => throw new HeaderFault($"tensor '{name}' has a field '{field}' too many"),
            };
        }

        if (seen is not ({ } type, { } shape, [var begin, var end]))
            throw new HeaderFault($"tensor '{name}' lacks its dtype, its shape or its two offsets");
        if (!_entries.TryAdd(name, Entry(name, type, shape, begin, end)))
            throw new HeaderFault($"tensor '{name}' is there twice");
    }

    private readonly TensorEntry Entry(string name, ElementType type, List<long> shape, long begin, long end)
    {
        if (end < begin || end > long.MaxValue - dataOffset)
            throw new HeaderFault($"tensor '{name}' has impossible offsets ({begin}, {end})");
        if (Length(name, type, shape) is var length && length != end - begin)
            throw new HeaderFault($"tensor '{name}' needs {length} bytes for its shape and dtype, and its offsets hold {end - begin}");
        return new TensorEntry(name, type, shape, dataOffset + begin, end - begin);
    }

    private static long Length(string name, ElementType type, List<long> shape)
    {
        try
        {
            return shape.Aggregate((long)type.Size(), (product, size) => checked(product * size));
        }
        catch (OverflowException e)
        {
            throw new HeaderFault($"tensor '{name}' has a shape with more bytes than a file can hold", e);
        }
    }

    private ElementType ReadType(string name)
    {
        Expect(JsonTokenType.String, $"the dtype of tensor '{name}'");
        string text = _json.GetString()!;
        return Enum.GetNames<ElementType>().Contains(text)
            ? Enum.Parse<ElementType>(text)
            : throw new HeaderFault($"tensor '{name}' has the dtype '{text}'; known are {string.Join(", ", Enum.GetNames<ElementType>())}");
    }

    private List<long> ReadNumbers(string name, int most)
    {
        var numbers = new List<long>();
        Expect(JsonTokenType.StartArray, $"the shape or offsets of tensor '{name}'");
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
                throw new HeaderFault($"tensor '{name}' has a shape or offset that is not a whole number from 0 to 2^63-1");
            if (numbers.Count == most)
                throw new HeaderFault($"tensor '{name}' has more than {most} numbers in its shape or offsets");
            numbers.Add(number);
        }

        return numbers;
    }

    private string? NextName()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.EndObject ? null : _json.GetString();
    }

    private void Expect(JsonTokenType type, string what)
    {
        if (!_json.Read() || _json.TokenType != type)
            throw new HeaderFault($"{what} is not written as it should be");
    }
}
