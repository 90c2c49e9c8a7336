using System.Text.Json;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

/// <summary>Reads golden files into records of the test that uses them, and compares pixels.</summary>
internal static class GoldenData
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name)), s_options)!;

    /// <summary>uint8 (1, 3, height, width).</summary>
    public static Tensor Image(IEnumerable<int> values, int height, int width) => tensor([.. values.Select(v => (byte)v)], [1L, 3, height, width]);

    /// <summary>All values in their order.</summary>
    public static int[] Values(Tensor levels) => [.. levels.contiguous().to(ScalarType.Int32).data<int>().ToArray()];

    /// <summary>Largest difference and the share of values that differ by more than the tolerance.</summary>
    public static void AssertLevels(int[] expected, int[] actual, int tolerance, double shareBeyond = 0, string what = "pixels")
    {
        Assert.Equal(expected.Length, actual.Length);
        var differences = expected.Zip(actual, (e, a) => Math.Abs(e - a)).ToArray();
        var beyond = differences.Count(d => d > tolerance) / (double)differences.Length;
        Assert.True(beyond <= shareBeyond, $"{what}: {beyond:P2} of values differ by more than {tolerance}, the worst by {differences.Max()}");
    }
}
