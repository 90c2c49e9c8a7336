using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Search;

namespace BiSSL.Tests.Pipeline.Search;

public sealed class AshaTests
{
    [Fact]
    public void Next_KnownScores_PromotesTheBestOfEveryThree()
    {
        double[] scores = [10, 20, 30, 5, 40, 6, 1, 2, 3];
        Assert.Equal(
        [
            new(0, 0), new(1, 0), new(2, 0), new(2, 1), new(3, 0), new(4, 0), new(5, 0), new(4, 1), new(6, 0), new(7, 0), new(8, 0), new(1, 1), new(4, 2),
        ],
        Turns(new Asha(9, 3, 3), turn => scores[turn.Trial]));
    }

    [Fact]
    public void Next_OneRung_IsRandomSearch() =>
        Assert.Equal(Enumerable.Range(0, 7).Select(trial => new Turn(trial, 0)), Turns(new Asha(7, 1, 3), turn => turn.Trial));

    [Fact]
    public void Next_Asked_IsTheSameUntilTold()
    {
        var asha = new Asha(2, 2, 2);
        Assert.Equal(asha.Next(), asha.Next());
        asha.Tell(new TrialScore(1, 1));
        Assert.Equal(new Turn(1, 0), asha.Next());
    }

    [Fact]
    public void Next_EqualTop1_TakesTheLowerLossThenTheOlder()
    {
        double[] losses = [2, 1, 1];
        var asha = new Asha(3, 2, 3);
        foreach (var loss in losses)
        {
            asha.Next();
            asha.Tell(new TrialScore(50, loss));
        }
        Assert.Equal(new Turn(1, 1), asha.Next());
    }

    [Fact]
    public void Next_TrialsThatDiverged_AreNeverPromoted()
    {
        var asha = new Asha(6, 2, 2);
        var turns = new List<Turn>();
        while (asha.Next() is { } turn)
        {
            turns.Add(turn);
            asha.Tell(turn.Trial == 3 ? new TrialScore(10, 1) : TrialScore.Lost);
        }
        Assert.Equal([new Turn(3, 1)], turns.Where(turn => turn.Rung == 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Next_AnyScores_KeepsTheRules(int reduction)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var draws = new Draws(seed, "asha");
            var asha = new Asha(1 + draws.Below(60), 1 + draws.Below(4), reduction);
            var scores = new Draws(seed, "scores");
            AssertRules(Turns(asha, _ => scores.Below(20)), asha.Told, reduction);
        }
    }

    [Fact]
    public void Tell_AgainToANewOne_BringsItToTheSameState()
    {
        var (first, second) = (new Asha(20, 3, 3), new Asha(20, 3, 3));
        for (var told = 0; told < 17; told++)
        {
            var turn = first.Next()!.Value;
            first.Tell(new TrialScore(turn.Trial * 7 % 11, turn.Rung));
        }
        foreach (var (trial, score) in first.Told)
        {
            Assert.Equal(trial, second.Next()!.Value.Trial);
            second.Tell(score);
        }
        Assert.Equal(Turns(first, turn => turn.Trial), Turns(second, turn => turn.Trial));
    }

    [Fact]
    public void MayGoOn_TrialsThatAreDropped_AreNeverPromotedLater()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (draws, asha) = (new Draws(seed, "drop"), new Asha(31, 3, 3));
            var (waiting, dropped) = (new HashSet<Turn>(), new HashSet<int>());
            while (asha.Next() is { } turn)
            {
                Assert.DoesNotContain(turn.Trial, dropped);
                asha.Tell(new TrialScore(draws.Below(30), 1));
                waiting.Add(turn);
                dropped.UnionWith(waiting.Where(judged => turn.Trial != judged.Trial || turn == judged).Where(judged => !waiting.Contains(judged with { Rung = judged.Rung + 1 }) && !asha.MayGoOn(judged)).Select(judged => judged.Trial));
            }
            Assert.NotEmpty(dropped);
        }
    }

    private static List<Turn> Turns(Asha asha, Func<Turn, double> score)
    {
        var turns = new List<Turn>();
        while (asha.Next() is { } turn)
        {
            turns.Add(turn);
            asha.Tell(new TrialScore(score(turn), 1));
        }
        return turns;
    }

    private static void AssertRules(IReadOnlyList<Turn> turns, IReadOnlyList<(int Trial, TrialScore Score)> told, int reduction)
    {
        Assert.Equal(turns.Count, turns.Distinct().Count());
        var scores = new Dictionary<Turn, double>();
        foreach (var (turn, score) in turns.Zip(told, (turn, entry) => (turn, entry.Score.Top1)))
        {
            if (turn.Rung > 0)
                AssertPromotion(scores, turn, reduction);
            scores[turn] = score;
        }
    }

    private static void AssertPromotion(Dictionary<Turn, double> scores, Turn turn, int reduction)
    {
        var below = scores.Where(entry => entry.Key.Rung == turn.Rung - 1).ToList();
        var places = below.Count / reduction;
        Assert.True(scores.Keys.Count(other => other.Rung == turn.Rung) < places);                      // never more than 1/η
        Assert.True(below.Count(entry => entry.Value > scores[turn with { Rung = turn.Rung - 1 }]) < places);   // and of the best 1/η
    }
}
