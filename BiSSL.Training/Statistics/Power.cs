namespace BiSSL.Training.Statistics;

/// <summary>
/// What a number of seeds can show by <see cref="ClearRule"/> (E49): the chance that a difference that is there is called clear, whatever the other
/// comparisons of the family show. Simulated where the sign-flip test counts all patterns; with more seeds that test is as good as Student's at the same level.
/// </summary>
public static class Power
{
    /// <summary>How often a difference should be seen that is there.</summary>
    public const double Wanted = 0.8;

    /// <summary>More seeds than this nobody trains.</summary>
    public const int MostSeeds = 1000;

    /// <summary>The chance to see a difference.</summary>
    /// <param name="effect">The difference in standard deviations of the paired differences, not negative.</param>
    /// <param name="comparisons">In the family.</param>
    /// <returns>0 where so few seeds cannot decide.</returns>
    public static double Of(double effect, int seeds, int comparisons) =>
        seeds < ClearRule.SeedsFor(comparisons) ? 0
        : seeds <= SignFlipTest.MostExact ? SimulatedPower.For(seeds, comparisons).Of(effect)
        : StudentPower.Of(effect, seeds, ClearRule.Level / comparisons);

    /// <summary>The difference that so many seeds see with a chance of <see cref="Wanted"/>.</summary>
    /// <param name="deviation">Of the paired differences; the result is in its unit.</param>
    /// <param name="comparisons">In the family.</param>
    /// <returns>Null where so few seeds cannot decide.</returns>
    public static double? Detectable(double deviation, int seeds, int comparisons) =>
        seeds < ClearRule.SeedsFor(comparisons) ? null
        : deviation * (seeds <= SignFlipTest.MostExact ? SimulatedPower.For(seeds, comparisons).Detectable(Wanted) : StudentPower.Detectable(Wanted, seeds, ClearRule.Level / comparisons));

    /// <summary>How many seeds see a difference with that chance.</summary>
    /// <returns>Null if more than <see cref="MostSeeds"/>.</returns>
    public static int? SeedsFor(double difference, double deviation, int comparisons)
    {
        double effect = Math.Abs(difference) / deviation;
        if (double.IsNaN(effect) || Of(effect, MostSeeds, comparisons) < Wanted)
            return null;
        int few = 1, many = MostSeeds;
        while (many - few > 1)
        {
            int middle = (few + many) / 2;
            (few, many) = Of(effect, middle, comparisons) < Wanted ? (middle, many) : (few, middle);
        }

        return many;
    }
}
