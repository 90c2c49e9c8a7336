namespace BiSSL.Training.Runs;

/// <summary>Thins a curve without hiding its extremes: nothing is drawn by chance, the same points give the same result.</summary>
/// <param name="shift">A bucket holds 2 to this power steps; 0 keeps everything.</param>
/// <param name="first">The curve's first step; its point stays.</param>
internal sealed class HistoryBuckets(int shift, long first)
{
    private readonly List<long> _steps = [], _times = [];
    private readonly List<double> _values = [], _smoothed = [];
    private readonly Point?[] _kept = new Point?[7];
    private long _bucket = long.MinValue;
    private long _total;

    private readonly record struct Point(long Step, long Time, double Value, double? Smoothed);

    /// <summary>The least shift that gives at most <paramref name="buckets"/> buckets from one step to another.</summary>
    public static int Shift(long first, long last, int buckets)
    {
        int shift = 0;
        while (shift < 62 && (last >> shift) - (first >> shift) >= buckets)
            shift++;
        return shift;
    }

    /// <summary>Adds a point; steps must rise.</summary>
    /// <param name="smoothed">The average up to it; for all points or for none.</param>
    public void Add(long step, long time, double value, double? smoothed = null)
    {
        if (step >> shift is var bucket && bucket != _bucket)
            Empty();
        _bucket = bucket;
        _total++;
        Keep(new Point(step, time, value, smoothed));
    }

    public SeriesHistory Finish()
    {
        Empty();
        return new SeriesHistory(_steps, _times, _values, _total, 1L << shift) { Smoothed = _smoothed };
    }

    private void Keep(Point p)
    {
        if (double.IsFinite(p.Value))
            KeepExtremes(p);
        else
            _kept[double.IsNaN(p.Value) ? 2 : double.IsPositiveInfinity(p.Value) ? 3 : 4] ??= p;
        _kept[5] = p;
        if (p.Step == first)
            _kept[6] = p;
    }

    private void KeepExtremes(Point p)
    {
        ref Point? min = ref _kept[0], max = ref _kept[1];
        if (min is null || p.Value < min.Value.Value)
            min = p;
        if (max is null || p.Value > max.Value.Value)
            max = p;
    }

    private void Empty()
    {
        for (Point? next = After(long.MinValue); next is { } p; next = After(p.Step))
        {
            _steps.Add(p.Step);
            _times.Add(p.Time);
            _values.Add(p.Value);
            if (p.Smoothed is { } smoothed)
                _smoothed.Add(smoothed);
        }

        Array.Clear(_kept);
    }

    // A point that is several of these comes once.
    private Point? After(long step)
    {
        Point? next = null;
        foreach (Point? one in _kept)
        {
            if (one is { } kept && kept.Step > step && !(next?.Step <= kept.Step))
                next = kept;
        }

        return next;
    }
}
