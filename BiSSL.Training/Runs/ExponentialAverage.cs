namespace BiSSL.Training.Runs;

/// <summary>The debiased exponential average s = m / (1 − βᵗ), m ← βm + (1 − β)x: it begins at the first value, and a constant stays what it is.</summary>
/// <param name="beta">0 ≤ β &lt; 1; 0 gives back the values.</param>
internal sealed class ExponentialAverage(double beta)
{
    private double _m;
    private double _bias = 1;

    /// <summary>How many finite values were averaged.</summary>
    public long Weight { get; private set; }

    /// <summary>The average so far; NaN before the first finite value.</summary>
    public double Value => Weight == 0 ? double.NaN : _m / (1 - _bias);

    /// <summary>Takes a value; one that is not finite changes nothing.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        _m = (beta * _m) + ((1 - beta) * value);
        _bias *= beta;
        Weight++;
    }
}
