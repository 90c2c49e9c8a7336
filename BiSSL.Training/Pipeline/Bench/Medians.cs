namespace BiSSL.Training.Pipeline.Bench;

internal static class Medians
{
    /// <summary>The middle value, of an even number the upper one; null of none.</summary>
    public static double? Of(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length == 0 ? null : sorted[sorted.Length / 2];
    }

    /// <inheritdoc cref="Of(IEnumerable{double?})"/>
    public static double? Of(IEnumerable<double> values) => Of(values.Select(value => (double?)value));
}
