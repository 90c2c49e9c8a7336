using System.Buffers.Binary;

namespace BiSSL.Training.Data.Readers.Matlab;

/// <summary>Goes from element to element. A tag is two words, the type and the length; a length up to 4 may share the first word, with the data in the second.</summary>
internal sealed class MatCursor(string path, byte[] bytes, int position)
{
    private const int TagLength = 8;

    private int _position = position;

    public bool AtEnd => _position == bytes.Length;

    /// <exception cref="UserError">It goes beyond the end.</exception>
    public MatElement Next()
    {
        if (bytes.Length - _position < TagLength)
            throw Wrong("it is cut off");
        var (first, second) = (Word(0), Word(4));
        var isSmall = first >> 16 != 0;
        var (type, length, start) = isSmall ? ((MatType)(first & 0xFFFF), first >> 16, _position + 4) : ((MatType)first, second, _position + TagLength);
        if (length > bytes.Length - start || (isSmall && length > 4))
            throw Wrong($"an element claims {length} bytes of the {bytes.Length - start} that are left");
        var element = new MatElement(type, _position, bytes.AsMemory(start, (int)length));
        _position = isSmall ? _position + TagLength : Math.Min(bytes.Length, start + (type == MatType.Compressed ? (int)length : ((int)length + 7) / 8 * 8));
        return element;
    }

    public UserError Wrong(string what) => DataFile.Damaged(path, $"at byte {_position} {what}");

    private uint Word(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(_position + offset));
}
