namespace BiSSL.Training.Optim;

/// <summary>
/// The learning rate as a pure function of the update: a linear ramp, then half a cosine (E28, E29).
/// </summary>
/// <param name="Peak">η, reached at the end of the ramp.</param>
/// <param name="Ramp">W, updates of the ramp; 0 starts at the peak.</param>
/// <param name="Total">S, updates in all; 0 keeps the peak for ever.</param>
/// <param name="FinalShare">The cosine ends at this share of the peak (departure D4: 0, or 0.001 as the released code).</param>
/// <param name="FirstStepAtPeak">
/// The released code's ramp (departure D5): the first update takes the peak and the others lag one behind, η·s/W.
/// </param>
public sealed record LearningRateSchedule(double Peak, int Ramp, int Total, double FinalShare = 0, bool FirstStepAtPeak = false)
{
    /// <summary>The same rate for every update.</summary>
    public static LearningRateSchedule Constant(double rate) => new(rate, 0, 0);

    /// <summary>The rate of an update, counted from 0. From update <see cref="Total"/> on, the last one.</summary>
    public double At(int update)
    {
        if (update < Ramp)
            return Peak * RampShare(update);
        if (Total == 0)
            return Peak;
        var share = CosineShare(update);
        return Peak * share + Peak * FinalShare * (1 - share);
    }

    private double RampShare(int update)
    {
        if (!FirstStepAtPeak)
            return (update + 1.0) / Ramp;
        return update == 0 ? 1 : (double)update / Ramp;
    }

    private double CosineShare(int update) =>
        update >= Total ? 0 : 0.5 * (1 + Math.Cos(Math.PI * (update - Ramp) / (Total - Ramp)));
}
