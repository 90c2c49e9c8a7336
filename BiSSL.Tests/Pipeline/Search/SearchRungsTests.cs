using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Search;

namespace BiSSL.Tests.Pipeline.Search;

public sealed class SearchRungsTests
{
    [Theory]
    [InlineData(120, 5, 0, 3, new[] { 15, 45, 120 })]
    [InlineData(400, 1, 0, 3, new[] { 44, 132, 400 })]
    [InlineData(120, 5, 20, 4, new[] { 20, 120 })]
    [InlineData(3, 1, 0, 3, new[] { 1, 3 })]
    public void Epochs_OfHalving_EndWithValidationsAndTheWhole(int epochs, int every, int shortest, int reduction, int[] expected) =>
        Assert.Equal(expected, SearchRungs.Epochs(Options(epochs, every, new() { Shortest = shortest, Reduction = reduction })));

    [Theory]
    [InlineData(3, new[] { 45, 120 })]
    [InlineData(8, new[] { 45, 120 })]
    [InlineData(9, new[] { 15, 45, 120 })]
    public void Epochs_OfFewTrials_LetOneComeThrough(int trials, int[] expected)
    {
        var options = Options(120, 5, new());
        Assert.Equal(expected, SearchRungs.Epochs(options with { Search = new() { Trials = trials } }));
        var asha = new Asha(trials, expected.Length, 3);
        var turns = new List<Turn>();
        for (; asha.Next() is { } turn; asha.Tell(new TrialScore(turn.Trial, 1)))
            turns.Add(turn);
        Assert.Contains(turns, turn => turn.Rung == expected.Length - 1);
    }

    [Fact]
    public void Epochs_OfRandomSearch_AreTheWhole() => Assert.Equal([120], SearchRungs.Epochs(Options(120, 5, new() { Method = "random" })));

    [Fact]
    public void Steps_OfEveryRung_AreWhatTheSchedulerTrains()
    {
        int[] rungs = [4, 10, 30];
        var asha = new Asha(17, rungs.Length, 3);
        long steps = 0;
        while (asha.Next() is { } turn)
        {
            steps += rungs[turn.Rung] - (turn.Rung == 0 ? 0 : rungs[turn.Rung - 1]);
            asha.Tell(new TrialScore(turn.Trial, 1));
        }
        Assert.Equal(steps, SearchRungs.Steps(rungs, 17, 3));
        Assert.Equal(17 * 30, SearchRungs.Steps([30], 17, 3));
    }

    [Fact]
    public void Values_OfATrial_AreItsOwnAndInRange()
    {
        var options = new SearchOptions { Seed = 4, LearningRateMin = 0.01, LearningRateMax = 0.1, WeightDecayMin = 0.001, WeightDecayMax = 0.001 };
        double[] rates = [.. Enumerable.Range(0, 300).Select(trial => TrialValues.Of(options, trial).LearningRate)];

        Assert.Equal(rates.Length, rates.Distinct().Count());
        Assert.All(rates, rate => Assert.InRange(rate, 0.01, 0.1));
        Assert.InRange(rates.Count(rate => rate < Math.Sqrt(0.01 * 0.1)), 120, 180);                     // log-uniform: half below the geometric mean
        Assert.Equal(0.001, TrialValues.Of(options, 7).WeightDecay);
        Assert.Equal(TrialValues.Of(options, 7), TrialValues.Of(options, 7));
        Assert.NotEqual(TrialValues.Of(options, 7), TrialValues.Of(options with { Seed = 5 }, 7));
    }

    private static RunOptions Options(int epochs, int every, SearchOptions search) =>
        new() { FineTune = new() { Epochs = epochs, ValidateEvery = every }, Search = search with { Trials = 30 } };
}
