using System.Globalization;

namespace BiSSL.Web.Components;

/// <summary>Times, sizes and numbers as the pages write them.</summary>
public static class Format
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];
    private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;

    /// <summary>Such as 12 s, 3 min, 1 h 42 min or 2 d 3 h.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 90 => string.Create(s_plain, $"{Math.Round(time.TotalSeconds)} s"),
        < 5400 => string.Create(s_plain, $"{Math.Round(time.TotalMinutes)} min"),
        < 172_800 => string.Create(s_plain, $"{(int)time.TotalHours} h {time.Minutes} min"),
        _ => string.Create(s_plain, $"{(int)time.TotalDays} d {time.Hours} h"),
    };

    /// <summary>How long ago something was, such as "4 min ago".</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now) => now - then < TimeSpan.FromSeconds(2) ? "now" : $"{Duration(now - then)} ago";

    /// <summary>Day and time of the server's clock.</summary>
    public static string Moment(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", s_plain);

    /// <summary>A share of 0…1 in per cent.</summary>
    public static string Percent(double share) => string.Create(s_plain, $"{share * 100:0} %");

    /// <summary>An accuracy that is in per cent already; a dash if there is none.</summary>
    public static string Accuracy(double? percent) => percent is { } p ? p.ToString("0.0", s_plain) : "–";

    /// <summary>Such as 4.2 GB, in powers of ten.</summary>
    public static string Bytes(double bytes)
    {
        int unit = 0;
        for (; bytes >= 1000 && unit < s_units.Length - 1; unit++)
            bytes /= 1000;
        return string.Create(s_plain, $"{(bytes < 10 && unit > 0 ? bytes.ToString("0.0", s_plain) : bytes.ToString("0", s_plain))} {s_units[unit]}");
    }

    /// <summary>Steps per second, or seconds per step when they are slow; empty when unknown.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        <= 0 or double.NaN => "",
        < 1 => string.Create(s_plain, $"{1 / perSecond:0.0} s/step"),
        < 10 => string.Create(s_plain, $"{perSecond:0.0} steps/s"),
        _ => string.Create(s_plain, $"{perSecond:0} steps/s"),
    };

    /// <summary>Such as 12,345.</summary>
    public static string Count(long number) => number.ToString("#,0", s_plain);
}
