namespace BiSSL.Training.Data.Randomness;

/// <summary>The 64-bit mixing behind <see cref="Draws"/>: the SplitMix64 finaliser (Steele, Lea and Flood 2014) and FNV-1a for names.</summary>
internal static class Mixing
{
    /// <summary>2⁶⁴ over the golden ratio, odd: the step of SplitMix64's counter.</summary>
    public const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>A bijection of 64 bits in which every input bit changes half of the output bits.</summary>
    public static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The key with one more value in it; the order of absorbing matters.</summary>
    public static ulong Absorb(ulong key, ulong value) => Scramble((key ^ Scramble(value + GoldenGamma)) + GoldenGamma);

    /// <summary>64-bit FNV-1a over the UTF-16 code units; the same in every process.</summary>
    public static ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in name)
            hash = (hash ^ unit) * 0x100000001B3UL;
        return hash;
    }
}
