namespace BiSSL.Training.Data.Randomness;

/// <summary>
/// A sequence of random numbers that is a pure function of (run seed, stream name, step, item): number k is a mix of that key and k.
/// Nothing is shared and nothing needs saving: whoever builds the same key again, in any process, draws the same numbers.
/// One instance serves one consumer on one thread; it only counts how many numbers it has given.
/// </summary>
public sealed class Draws
{
    private readonly ulong _key;
    private ulong _counter;

    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">What the numbers are for, e.g. "pretext/views"; different names are independent.</param>
    /// <param name="step">Training step, epoch or pass; any meaning the stream gives it.</param>
    /// <param name="item">Position within the step, e.g. image number.</param>
    public Draws(long seed, string stream, long step = 0, long item = 0)
    {
        var key = Mixing.Scramble((ulong)seed);
        key = Mixing.Absorb(key, Mixing.Hash(stream));
        key = Mixing.Absorb(key, (ulong)step);
        _key = Mixing.Absorb(key, (ulong)item);
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits() => Mixing.Scramble(_key + ++_counter * Mixing.GoldenGamma);

    /// <summary>Uniform in [0, 1), 53 random bits.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [from, to).</summary>
    public double Uniform(double from, double to) => from + (to - from) * Uniform();

    /// <summary>Standard normal, by Box and Muller (two uniforms each).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Uniform integer in 0 … n−1 (bias below n/2⁶⁴).</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public int Below(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return (int)Math.BigMul(Bits(), (ulong)n, out _);
    }

    /// <summary>True with probability p; always takes one number from the sequence.</summary>
    public bool Bool(double p) => Uniform() < p;

    /// <summary>Puts the values in a uniformly random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>A uniformly random order of 0 … n−1.</summary>
    public int[] Permutation(int n)
    {
        var order = new int[n];
        for (var i = 0; i < n; i++)
            order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }
}
