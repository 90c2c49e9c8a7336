using System.Security.Cryptography;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Pipeline;

/// <summary>What the only run of a store left behind.</summary>
internal static class Trace
{
    /// <summary>The digest of every finished stage's weights, by file name.</summary>
    public static IReadOnlyDictionary<string, string> Weights(string store) =>
        Directory.GetFiles(Path.Combine(store, "runs"), "*.safetensors", SearchOption.AllDirectories).Where(f => f.Contains("results", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));

    /// <summary>Every point of every curve that training reported, with all its bits; what the machine was doing meanwhile is not among them.</summary>
    public static IReadOnlyList<string> Curves(string store)
    {
        var reader = Reader(store);
        return [.. reader.Series().Where(s => s.Scope != "machine").SelectMany(s => reader.All(s.Id).Select(p => $"{s.Scope}|{s.Name}|{p.Step}|{p.Value:R}|{string.Join(',', p.Vector ?? [])}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>The sequence numbers of everything the run reported.</summary>
    public static IReadOnlyList<long> Sequence(string store)
    {
        var all = Reader(store).Since(0, limit: 1_000_000);
        return [.. all.Events.Select(e => e.Seq), .. all.Points.Select(p => p.Seq)];
    }

    private static RunReader Reader(string store)
    {
        var opened = RunStore.Open(store, TimeProvider.System);
        return new RunReader(opened, opened.List().Single().Id);
    }
}
