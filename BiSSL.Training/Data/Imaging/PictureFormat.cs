using System.Text;

namespace BiSSL.Training.Data.Imaging;

/// <summary>A kind of file, told by its first bytes.</summary>
/// <param name="Name">As people call it, with its article.</param>
/// <param name="IsRead">Whether we read pictures from it.</param>
internal sealed record PictureFormat(string Name, bool IsRead)
{
    /// <summary>How many bytes decide.</summary>
    public const int Start = 512;

    public static readonly PictureFormat Jpeg = new("a JPEG", true);

    public static readonly PictureFormat Gif = new("a GIF", true);

    private static readonly (string Begin, PictureFormat Format)[] s_begins =
    [
        ("\u00FF\u00D8", Jpeg),
        ("\u0089PNG", new("a PNG", true)),
        ("GIF8", Gif),
        ("BM", new("a BMP", true)),
        ("II*\0", new("a TIFF", false)),
        ("MM\0*", new("a TIFF", false)),
        ("\u00FF\u004F\u00FF\u0051", new("a JPEG 2000", false)),
        ("\0\0\0\u000CjP  ", new("a JPEG 2000", false)),
        ("\u00FF\u000A", new("a JPEG XL", false)),
        ("\0\0\0\u000CJXL ", new("a JPEG XL", false)),
        ("%PDF", new("a PDF", false)),
        ("8BPS", new("a Photoshop", false)),
        ("\0\0\u0001\0", new("an icon (ICO)", false)),
        ("PK\u0003\u0004", new("a ZIP", false)),
    ];

    /// <summary>Null where it is none that we know.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> file)
    {
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, Start)]);
        return Contained(start) ?? Array.Find(s_begins, one => start.StartsWith(one.Begin, StringComparison.Ordinal)).Format ?? Text(start);
    }

    /// <summary>Formats in the containers RIFF and ISO media, which name themselves from the ninth byte on.</summary>
    private static PictureFormat? Contained(string start)
    {
        if (start.Length < 12)
            return null;
        if (start.StartsWith("RIFF", StringComparison.Ordinal))
            return start[8..12] == "WEBP" ? new("a WebP", true) : null;
        if (start[4..8] != "ftyp")
            return null;
        return start[8..12] switch
        {
            "avif" or "avis" => new("an AVIF", false),
            "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" => new("a HEIC", false),
            _ => new("a film (MP4)", false),
        };
    }

    private static PictureFormat? Text(string start)
    {
        bool Has(string word) => start.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (!start.AsSpan().TrimStart("\u00EF\u00BB\u00BF \t\r\n").StartsWith("<"))
            return null;
        return Has("<svg") ? new("an SVG", false) : Has("<html") || Has("<!doctype html") ? new("a web page (HTML)", false) : null;
    }
}
