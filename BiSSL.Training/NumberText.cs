using System.Globalization;
using System.Text.RegularExpressions;

namespace BiSSL.Training;

/// <summary>Numbers as people read them, written as the browser's part writes them.</summary>
public static partial class NumberText
{
    private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>At most so many significant digits but every whole one, such as 1.842, 12,346 and 1.2e-4; NaN, ∞ or −∞ where it is that.</summary>
    public static string Of(double value, int digits = 4) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ => Signed(value, EndingZeros().Replace(Size(Math.Abs(value), digits), "$1")),
    };

    /// <summary>Three digits in powers of ten, such as 999 B, 12.3 kB and 1.00 GB.</summary>
    public static string Bytes(double bytes)
    {
        var (rest, unit) = (Math.Abs(bytes), 0);
        for (; unit < s_units.Length - 1 && Rounded(rest, 3) >= 1000; unit++)   // what rounds to 1000 of a unit is one of the next
            rest /= 1000;
        return $"{Signed(bytes, unit == 0 ? rest.ToString("F0", s_plain) : Fixed(rest, 3))} {s_units[unit]}";
    }

    // The notation is chosen for the number as it is shown: 999,999.7 to four digits is a million.
    private static string Size(double value, int digits) => Rounded(value, digits) is < 1e-3 or >= 1e6
        ? Exponent().Replace(Untied(value, digits).ToString($"E{digits - 1}", s_plain), part => $"e{(part.Groups[1].Value == "-" ? "-" : "")}{part.Groups[2].Value}")
        : Fixed(value, digits);

    private static string Fixed(double value, int digits)
    {
        int whole = (int)Math.Floor(Math.Log10(Rounded(value, digits))) + 1;
        return Untied(value, Math.Max(digits, whole)).ToString($"N{Math.Max(0, digits - whole)}", s_plain);
    }

    private static double Rounded(double value, int digits) => double.Parse(Untied(value, digits).ToString($"E{digits - 1}", s_plain), s_plain);

    // The browser rounds what lies exactly in the middle up, .NET to the even digit.
    private static double Untied(double value, int digits)
    {
        string exact = value.ToString($"E{digits + 30}", s_plain);
        return exact[(digits + 1)..exact.IndexOf('E', StringComparison.Ordinal)].TrimEnd('0') == "5" ? Math.BitIncrement(value) : value;
    }

    private static string Signed(double value, string text) => value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? $"−{text}" : text;

    [GeneratedRegex(@"E([+-])0*(\d+)")]
    private static partial Regex Exponent();

    // Those after a point, before an exponent or the end, and the point if nothing else follows it.
    [GeneratedRegex(@"(?:\.0+|(\.\d*[1-9])0+)(?=e|$)")]
    private static partial Regex EndingZeros();
}
