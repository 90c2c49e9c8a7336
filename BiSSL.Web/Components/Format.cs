using System.Globalization;
using BiSSL.Training;

namespace BiSSL.Web.Components;

/// <summary>Times, sizes and numbers as the pages write them.</summary>
public static class Format
{
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

    /// <summary>Day and time of the server's clock, with its zone.</summary>
    public static string Moment(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm zzz", s_plain);

    /// <summary>A share of 0…1 in per cent.</summary>
    public static string Percent(double share) => string.Create(s_plain, $"{share * 100:0} %");

    /// <summary>An accuracy that is in per cent already; a dash if there is none.</summary>
    public static string Accuracy(double? percent) => percent is { } p && double.IsFinite(p) ? p.ToString("0.0", s_plain) : "–";

    /// <summary>Three digits in powers of ten, such as 4.20 GB.</summary>
    public static string Bytes(double bytes) => NumberText.Bytes(bytes);

    /// <summary>At most three digits, such as 0.0136 or 4.3e-4; what is not finite says so.</summary>
    public static string Number(double value) => NumberText.Of(value, 3);

    /// <summary>Steps per second, or seconds per step when they are slow; empty when unknown.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        <= 0 or double.NaN or double.PositiveInfinity => "",
        < 1 => string.Create(s_plain, $"{1 / perSecond:0.0} s/step"),
        < 10 => string.Create(s_plain, $"{perSecond:0.0} steps/s"),
        _ => string.Create(s_plain, $"{perSecond:0} steps/s"),
    };

    /// <summary>Such as 12,345.</summary>
    public static string Count(long number) => number.ToString("#,0", s_plain);
}
