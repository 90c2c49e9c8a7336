using BiSSL.Training.Pipeline;

namespace BiSSL.Tests.Cli.Results;

/// <summary>What arms measured, of seeds from 0.</summary>
internal static class Measured
{
    public static ArmResult Arm(string name, double[] top1, double[]? top5 = null, double[]? probe = null) => new(name, Seeds(top1), Seeds(top5 ?? []), Seeds(probe ?? []));

    private static Dictionary<int, double> Seeds(double[] values) => values.Index().ToDictionary(value => value.Index, value => value.Item);
}
