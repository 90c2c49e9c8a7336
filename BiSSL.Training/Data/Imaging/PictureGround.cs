using System.Globalization;
using System.Runtime.Intrinsics;
using Colour = System.Drawing.Color;

namespace BiSSL.Training.Data.Imaging;

/// <summary>The colour that is seen where a picture is transparent.</summary>
public readonly record struct PictureGround(byte Red, byte Green, byte Blue)
{
    private const int Opaque = 255;

    public static readonly PictureGround White = new(255, 255, 255);

    private static readonly Vector128<byte> s_opacity = Vector128.Create((byte)0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255);
    private static readonly Vector128<byte> s_order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    /// <summary>A colour by its name in HTML, or by six hexadecimal digits with or without #; null where it is neither.</summary>
    public static PictureGround? Parse(string text)
    {
        var digits = text.StartsWith('#') ? text[1..] : text;
        if (digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            return new PictureGround((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        var named = Colour.FromName(text);
        return named is { IsKnownColor: true, IsSystemColor: false, A: Opaque } ? new PictureGround(named.R, named.G, named.B) : null;
    }

    /// <summary>Lays pixels of four bytes, red green blue and opacity, on the ground.</summary>
    /// <param name="pixels">4·n bytes.</param>
    /// <param name="result">3·n bytes.</param>
    /// <returns>Whether the ground is seen anywhere.</returns>
    public bool Lay(ReadOnlySpan<byte> pixels, Span<byte> result)
    {
        var (seen, i) = (false, 0);
        result = result[..(pixels.Length / 4 * 3)];
        for (; (3 * i) + Vector128<byte>.Count <= result.Length; i += 4)
        {
            var four = Vector128.Create(pixels.Slice(4 * i, 16));
            if ((four | ~s_opacity) == Vector128<byte>.AllBitsSet)
                Vector128.Shuffle(four, s_order).CopyTo(result[(3 * i)..]);    // writes four bytes of what follows, which are written next
            else
                seen |= LayEach(pixels.Slice(4 * i, 16), result[(3 * i)..]);
        }
        return LayEach(pixels[(4 * i)..], result[(3 * i)..]) || seen;
    }

    private bool LayEach(ReadOnlySpan<byte> pixels, Span<byte> result)
    {
        var seen = false;
        for (int from = 0, to = 0; from < pixels.Length; from += 4, to += 3)
        {
            var opacity = pixels[from + 3];
            seen |= opacity != Opaque;
            result[to] = Mix(pixels[from], Red, opacity);
            result[to + 1] = Mix(pixels[from + 1], Green, opacity);
            result[to + 2] = Mix(pixels[from + 2], Blue, opacity);
        }
        return seen;
    }

    private static byte Mix(int level, int ground, int opacity) => (byte)(((level * opacity) + (ground * (Opaque - opacity)) + (Opaque / 2)) / Opaque);

    public override string ToString() => this == White ? "white" : $"#{Red:x2}{Green:x2}{Blue:x2}";
}
