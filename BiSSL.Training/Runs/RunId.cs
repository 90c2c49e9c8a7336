using System.Security.Cryptography;

namespace BiSSL.Training.Runs;

/// <summary>Short names of runs, in the order of their creation: eight characters of time (ms) and two of chance, in base 32 without i, l, o, u.</summary>
internal static class RunId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly DateTimeOffset s_first = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string New(DateTimeOffset now)
    {
        long ms = Math.Max(0, (long)(now - s_first).TotalMilliseconds);
        return Encode(ms, 8) + Encode(RandomNumberGenerator.GetInt32(1024), 2);
    }

    private static string Encode(long value, int length) => string.Create(length, value, (span, rest) =>
    {
        for (int i = span.Length - 1; i >= 0; i--, rest >>= 5)
            span[i] = Digits[(int)(rest & 31)];
    });
}
