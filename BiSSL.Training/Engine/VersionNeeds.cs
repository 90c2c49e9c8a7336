using System.Buffers.Binary;
using System.Text;

namespace BiSSL.Training.Engine;

/// <summary>
/// The versions that a 64-bit little-endian ELF library needs of others (System V gABI, "Symbol Versioning"; the section .gnu.version_r). A version that is needed
/// weakly and is not there is no error.
/// </summary>
internal static class VersionNeeds
{
    private const uint SectionOfNeeds = 0x6ffffffe;                            // SHT_GNU_verneed
    private const ushort Weak = 2;                                             // VER_FLG_WEAK

    /// <summary>Marks one version as weakly needed wherever it is asked for.</summary>
    /// <returns>Whether it was asked for.</returns>
    /// <exception cref="InvalidDataException">This is no such library.</exception>
    public static bool Weaken(Span<byte> library, string version)
    {
        if (library.Length < 64 || !library.StartsWith("\u007fELF"u8) || library[4] != 2 || library[5] != 1)
            throw new InvalidDataException("This is no 64-bit ELF library.");
        var found = false;
        for (var section = 0; section < U16(library, 60); section++)
            found |= U32(Header(library, section), 4) == SectionOfNeeds && WeakenIn(library, section, version);
        return found;
    }

    private static bool WeakenIn(Span<byte> library, int section, string version)
    {
        var header = Header(library, section);
        var texts = library[(int)U64(Header(library, (int)U32(header, 40)), 24)..];
        var found = false;
        for (int file = (int)U64(header, 24), next = 1; next != 0; file += next)
        {
            next = (int)U32(library, file + 12);
            var need = file + (int)U32(library, file + 8);
            for (var left = U16(library, file + 2); left > 0; left--, need += (int)U32(library, need + 12))
                if (Text(texts[(int)U32(library, need + 8)..]) == version)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(library[(need + 4)..], Weak);
                    found = true;
                }
        }
        return found;
    }

    private static Span<byte> Header(Span<byte> library, int section) => library[((int)U64(library, 40) + (section * U16(library, 58)))..];

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[..bytes.IndexOf((byte)0)]);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
