namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>
/// A Huffman table of a JPEG (ITU T.81, annex C), made for walking over symbols: a step holds in its low byte the bits of the code and of the
/// amplitude that follows it, in its high byte the symbol. 0 is no code.
/// </summary>
internal sealed class HuffmanTable
{
    /// <summary>Codes up to this length are found by their bits.</summary>
    public const int ShortBits = 11;

    private const int LongestCode = 16;
    private const int AmplitudeBits = 15;

    private readonly ushort[] _short = new ushort[1 << ShortBits];
    private readonly int[] _ends = new int[LongestCode + 1];       // by length, the number behind the last code
    private readonly int[] _firsts = new int[LongestCode + 1];     // by length, which symbol the number 0 would have
    private readonly byte[] _symbols;

    /// <param name="counts">How many codes there are of each length from 1 on.</param>
    /// <param name="symbols">In the order of their codes.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        var (code, next) = (0, 0);
        for (var length = 1; length <= LongestCode; length++, code *= 2)
        {
            _firsts[length] = next - code;
            for (var i = 0; i < counts[length - 1] && next < symbols.Length && code < 1 << length; i++, code++, next++)
            {
                if (length <= ShortBits)
                    _short.AsSpan(code << (ShortBits - length), 1 << (ShortBits - length)).Fill(Step(length, symbols[next]));
            }
            _ends[length] = code;
        }
    }

    /// <summary>Steps by the next <see cref="ShortBits"/> bits; 0 where the code is longer.</summary>
    public ReadOnlySpan<ushort> Short => _short;

    /// <summary>The step of a longer code; 0 where it is none.</summary>
    /// <param name="bits">The bits that come, from the highest on.</param>
    public ushort Long(ulong bits)
    {
        for (var length = ShortBits + 1; length <= LongestCode; length++)
        {
            var code = (int)(bits >> (64 - length));
            if (code < _ends[length])
                return Step(length, _symbols[_firsts[length] + code]);
        }
        return 0;
    }

    private static ushort Step(int length, byte symbol) => (ushort)((symbol << 8) | (length + (symbol & AmplitudeBits)));
}
