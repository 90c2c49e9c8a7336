using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Search;

/// <summary>What each trial of a search is given: a pure function of the search's seed and the trial's number.</summary>
public static class TrialValues
{
    public static FineTuneRates Of(SearchOptions options, int trial)
    {
        var draws = new Draws(options.Seed, "search", trial);
        return new(LogUniform(draws, options.LearningRateMin, options.LearningRateMax), LogUniform(draws, options.WeightDecayMin, options.WeightDecayMax));
    }

    private static double LogUniform(Draws draws, double from, double to) => Math.Clamp(Math.Exp(draws.Uniform(Math.Log(from), Math.Log(to))), from, to);
}
