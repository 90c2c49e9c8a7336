namespace BiSSL.Training.Statistics;

/// <summary>
/// The one rule by which a difference between two ways of training counts as more than chance (E49): the 95 % interval of its mean (Student's t) leaves zero out,
/// and the sign-flip test, corrected after Holm for all comparisons that are told together, gives at most 5 %.
/// </summary>
public static class ClearRule
{
    public const double Level = 0.05;

    /// <param name="holm">The sign-flip test's p, corrected for the family.</param>
    public static bool Holds(PairedDifference paired, double holm) => paired.LeavesZeroOut && holm <= Level;

    /// <summary>With fewer seeds than this the least p that there can be is above the level, whatever the seeds show.</summary>
    /// <param name="comparisons">In the family.</param>
    public static int SeedsFor(int comparisons) => SignFlipTest.SeedsFor(Level / comparisons);
}
