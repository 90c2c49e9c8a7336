using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BiSSL.Training.Data.Readers.Matlab;

/// <summary>
/// Reads MATLAB's Level 5 MAT-file format: a header of 128 bytes, then elements of a type, a length and data padded to 8 bytes, or packed with zlib.
/// A matrix is an element of elements: class, sizes, name, contents. Numbers are those of a little-endian machine.
/// </summary>
internal sealed class MatReader(string path)
{
    private const int HeaderLength = 128;
    private const int MostUnpacked = 1 << 28;

    public IReadOnlyDictionary<string, MatArray> Variables()
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderLength || !bytes.AsSpan(124, 4).SequenceEqual("\0\u0001IM"u8))
            throw DataFile.Damaged(path, "it does not start as a little-endian MATLAB file of version 5");
        var variables = new Dictionary<string, MatArray>();
        var input = new MatCursor(path, bytes, HeaderLength);
        while (!input.AtEnd)
        {
            if (Matrix(input.Next()) is var (name, array))
                variables[name] = array;
        }
        return variables;
    }

    /// <summary>The matrix in an element, if it is one.</summary>
    private (string Name, MatArray Array)? Matrix(MatElement element) => element.Type switch
    {
        MatType.Compressed => Matrix(new MatCursor(path, Unpack(element), 0).Next()),
        MatType.Matrix => Contents(new MatCursor(path, element.Data.ToArray(), 0)),
        _ => null,
    };

    private (string Name, MatArray Array) Contents(MatCursor input)
    {
        if (input.AtEnd)
            return ("", new MatNumbers([]));                     // an empty matrix may be written as nothing
        var kind = (MatClass)(input.Next().Data.Span is [var low, ..] ? low : throw input.Wrong("a matrix has no class"));
        var sizes = Numbers(input.Next(), input);
        var name = Encoding.UTF8.GetString(input.Next().Data.Span);
        var count = sizes.Aggregate(1.0, (product, size) => product * size);
        return (name, kind switch
        {
            MatClass.Cell => new MatCells([.. Inner(input, Count(count, input))]),
            MatClass.Struct => Structs(input, Count(count, input)),
            MatClass.Text => new MatText(Text(input.Next(), input)),
            >= MatClass.Double and <= MatClass.UInt64 => new MatNumbers(Counted(Numbers(input.Next(), input), count, input)),
            _ => throw input.Wrong($"a matrix has class {(int)kind}, which is not read"),
        });
    }

    private List<MatArray> Inner(MatCursor input, int count)
    {
        var inner = new List<MatArray>();
        for (var i = 0; i < count; i++)
            inner.Add(Matrix(input.Next())?.Array ?? throw input.Wrong("an element that must be a matrix is none"));
        return inner;
    }

    /// <summary>The length of a field's name, the names, each padded to it, and then for every element all of its fields.</summary>
    private MatStructs Structs(MatCursor input, int count)
    {
        var length = Numbers(input.Next(), input) is [var only] && only >= 1 ? (int)only : throw input.Wrong("a struct has no length of names");
        var names = input.Next().Data.ToArray().Chunk(length).Select(name => Encoding.UTF8.GetString(name).TrimEnd('\0')).ToArray();
        var values = Inner(input, checked(count * names.Length));
        return new MatStructs([.. values.Chunk(Math.Max(1, names.Length)).Select(fields => names.Zip(fields).ToDictionary(field => field.First, field => field.Second))]);
    }

    private static double[] Counted(double[] numbers, double count, MatCursor input) =>
        numbers.Length == count ? numbers : throw input.Wrong($"a matrix of {count} numbers holds {numbers.Length}");

    private static int Count(double count, MatCursor input) => count is >= 0 and <= 10_000_000 ? (int)count : throw input.Wrong($"a matrix claims {count} elements");

    private static string Text(MatElement element, MatCursor input) => element.Type switch
    {
        MatType.Utf8 or MatType.Int8 or MatType.UInt8 => Encoding.UTF8.GetString(element.Data.Span),
        MatType.Utf16 or MatType.UInt16 => Encoding.Unicode.GetString(element.Data.Span),
        _ => throw input.Wrong($"a text has type {(int)element.Type}"),
    };

    private static double[] Numbers(MatElement element, MatCursor input) => element.Type switch
    {
        MatType.Int8 => Each(element, 1, bytes => (sbyte)bytes[0]),
        MatType.UInt8 => Each(element, 1, bytes => bytes[0]),
        MatType.Int16 => Each(element, 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        MatType.UInt16 => Each(element, 2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
        MatType.Int32 => Each(element, 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        MatType.UInt32 => Each(element, 4, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        MatType.Single => Each(element, 4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        MatType.Double => Each(element, 8, BinaryPrimitives.ReadDoubleLittleEndian),
        MatType.Int64 => Each(element, 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        MatType.UInt64 => Each(element, 8, bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
        _ => throw input.Wrong($"numbers have type {(int)element.Type}"),
    };

    private static double[] Each(MatElement element, int width, Func<ReadOnlySpan<byte>, double> read)
    {
        var numbers = new double[element.Data.Length / width];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = read(element.Data.Span.Slice(i * width, width));
        return numbers;
    }

    private byte[] Unpack(MatElement element)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(element.Data.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostUnpacked)
                    throw DataFile.Damaged(path, $"the packed element at byte {element.Position} unpacks to more than {MostUnpacked >> 20} MiB");
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException fault)
        {
            throw DataFile.Damaged(path, $"the packed element at byte {element.Position} cannot be unpacked ({fault.Message.TrimEnd('.')})");
        }
    }
}
