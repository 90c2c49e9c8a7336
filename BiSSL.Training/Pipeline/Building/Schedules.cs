using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The learning rate of every stage (specification 1.7).</summary>
public static class Schedules
{
    public static LearningRateSchedule Pretext(PretextOptions options, int steps, double rate) =>
        new(rate, options.RampSteps, steps, options.FinalRateShare, options.FirstStepAtPeak);

    public static LearningRateSchedule Lower(RunOptions options) => new(
        options.Lower.LearningRate,
        options.Lower.RampSteps,
        options.Lower.ScheduleSteps > 0 ? options.Lower.ScheduleSteps : options.Bilevel.Alternations * options.Lower.Steps,
        options.Pretext.FinalRateShare,
        options.Pretext.FirstStepAtPeak);

    /// <summary>It assumes all N_U steps of every alternation, even where the released code makes fewer (D17).</summary>
    public static LearningRateSchedule Upper(RunOptions options) => new(
        options.Upper.LearningRate,
        options.Upper.RampSteps,
        options.Upper.ScheduleSteps > 0 ? options.Upper.ScheduleSteps : options.Bilevel.Alternations * options.Upper.Steps,
        options.Pretext.FinalRateShare,
        options.Pretext.FirstStepAtPeak);

    public static LearningRateSchedule FineTune(RunOptions options, double rate, int steps) => new(rate, 0, steps, options.Pretext.FinalRateShare);
}
