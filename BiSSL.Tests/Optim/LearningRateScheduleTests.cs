using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training.Optim;

namespace BiSSL.Tests.Optim;

public class LearningRateScheduleTests
{
    [Fact]
    public void At_EveryVariant_MatchesTheReference()
    {
        foreach (var expected in Numbers.Read("optim").GetProperty("schedules").EnumerateArray())
        {
            var schedule = new LearningRateSchedule(3.0, expected.GetProperty("ramp").GetInt32(), expected.GetProperty("total").GetInt32(),
                expected.GetProperty("floor").GetDouble(), expected.GetProperty("quirk").GetBoolean());
            var rates = expected.GetProperty("rates").Deserialize<double[]>()!;

            Numbers.AssertClose(rates, [.. Enumerable.Range(0, rates.Length).Select(schedule.At)], 1e-14);
        }
    }

    [Fact]
    public void At_AfterTheLastUpdate_KeepsTheLastRate()
    {
        Assert.Equal(0, new LearningRateSchedule(1, 0, 10).At(25));
        Assert.Equal(0.25, new LearningRateSchedule(1, 0, 10, 0.25).At(25));
    }

    [Fact]
    public void At_RampAsLongAsTheTraining_EndsAtThePeak()
    {
        Assert.Equal(2, new LearningRateSchedule(2, 10, 10).At(9));
    }

    [Fact]
    public void Constant_AnyUpdate_IsTheRate()
    {
        var schedule = LearningRateSchedule.Constant(0.03);

        Assert.Equal(0.03, schedule.At(0));
        Assert.Equal(0.03, schedule.At(1_000_000));
    }
}
