using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Statistics;

namespace BiSSL.Training.Cli.Results;

/// <summary>Two arms of one comparison and their differences, by metric.</summary>
internal sealed record ArmPair(string First, string Second, IReadOnlyDictionary<Metric, PairedDifference> Differences)
{
    public static IReadOnlyList<ArmPair> In(IReadOnlyList<ArmResult> arms)
    {
        var named = arms.ToDictionary(arm => arm.Arm);
        return
        [
            .. Way.Telling(named.Keys).Select(pair => Of(named[pair.First], named[pair.Second]))
                .Where(pair => pair.Differences.Count > 0),
        ];
    }

    private static ArmPair Of(ArmResult first, ArmResult second) => new(first.Arm, second.Arm, (
        from metric in Metric.In([first, second])
        let difference = PairedDifference.Of(metric.Of(first), metric.Of(second))
        where difference is not null
        select (metric, difference)).ToDictionary(item => item.metric, item => item.difference));
}
