using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Writes MATLAB's Level 5 MAT-files by "MAT-File Format" (MathWorks): chapter 1, tables 1-1 to 1-3, and the layouts of numeric, character, cell and
/// structure arrays. Each variable is an element of its own, packed with zlib or not.</summary>
internal static class MatWriter
{
    private const int MiInt8 = 1, MiUInt8 = 2, MiUInt16 = 4, MiInt32 = 5, MiUInt32 = 6, MiDouble = 9, MiMatrix = 14, MiCompressed = 15;
    private const byte MxCell = 1, MxStruct = 2, MxChar = 4, MxDouble = 6;

    public static void Write(string path, bool packed, params byte[][] variables)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.Write([.. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, Platform: GLNXA64, Created on: Thu Feb 19 11:43:35 2009".PadRight(116)), .. new byte[8], 0x00, 0x01, (byte)'I', (byte)'M']);
        foreach (var variable in variables)
            file.Write(packed ? Packed(variable) : variable);
    }

    /// <summary>A row of numbers, stored as bytes where they fit, as MATLAB does.</summary>
    public static byte[] Numbers(string name, params double[] values) => values.All(v => v is >= 0 and <= 255 && v == Math.Floor(v))
        ? Matrix(MxDouble, name, [1, values.Length], Element(MiUInt8, [.. values.Select(v => (byte)v)]))
        : Matrix(MxDouble, name, [1, values.Length], Element(MiDouble, [.. values.SelectMany(BitConverter.GetBytes)]));

    public static byte[] Text(string name, string text) => Matrix(MxChar, name, [1, text.Length], Element(MiUInt16, Encoding.Unicode.GetBytes(text)));

    public static byte[] Cells(string name, IEnumerable<byte[]> cells)
    {
        byte[][] all = [.. cells];
        return Matrix(MxCell, name, [1, all.Length], [.. all.SelectMany(cell => cell)]);
    }

    /// <summary>A row of structs; the fields of each are arrays without names.</summary>
    public static byte[] Structs(string name, string[] fields, IEnumerable<byte[][]> elements)
    {
        const int length = 32;
        byte[][][] all = [.. elements];
        byte[] names = [.. fields.SelectMany(field => Encoding.ASCII.GetBytes(field.PadRight(length, '\0')))];
        return Matrix(MxStruct, name, [1, all.Length], [.. Element(MiInt32, BitConverter.GetBytes(length)), .. Element(MiInt8, names), .. all.SelectMany(element => element.SelectMany(value => value))]);
    }

    private static byte[] Matrix(byte kind, string name, int[] sizes, byte[] contents) => Element(MiMatrix,
    [
        .. Element(MiUInt32, [kind, 0, 0, 0, 0, 0, 0, 0]),
        .. Element(MiInt32, [.. sizes.SelectMany(BitConverter.GetBytes)]),
        .. Element(MiInt8, Encoding.ASCII.GetBytes(name)),
        .. contents,
    ]);

    /// <summary>A tag and data; up to 4 bytes go into the tag itself.</summary>
    private static byte[] Element(int type, byte[] data)
    {
        var tag = new byte[8];
        if (data.Length is > 0 and <= 4)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tag, data.Length << 16 | type);
            data.CopyTo(tag, 4);
            return tag;
        }
        BinaryPrimitives.WriteInt32LittleEndian(tag, type);
        BinaryPrimitives.WriteInt32LittleEndian(tag.AsSpan(4), data.Length);
        return [.. tag, .. data, .. new byte[(8 - data.Length % 8) % 8]];
    }

    private static byte[] Packed(byte[] variable)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(variable);
        return [.. BitConverter.GetBytes(MiCompressed), .. BitConverter.GetBytes((int)data.Length), .. data.ToArray()];
    }
}
