using BiSSL.Training.Engine;

namespace BiSSL.Tests.Engine;

public sealed class VersionNeedsTests
{
    private static readonly string s_natives = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");
    private static readonly string s_bridge = Path.Combine(s_natives, "libLibTorchSharp.so");

    [Fact]
    public void Weaken_OfTorchSharp_ChangesTwoBytesOfOneNeed()
    {
        var before = Bridge();
        var after = before.ToArray();
        Assert.True(VersionNeeds.Weaken(after, OlderStandardLibrary.Version));
        Assert.Equal([(byte)0, 2], before.Zip(after).Where(pair => pair.First != pair.Second).SelectMany(pair => new[] { pair.First, pair.Second }));
    }

    [Fact]
    public void Weaken_OfAVersionThatIsNotNeeded_ChangesNothing()
    {
        var bytes = Bridge();
        Assert.False(VersionNeeds.Weaken(bytes, "GLIBCXX_9.9.9"));
        Assert.Equal(Bridge(), bytes);
    }

    [Fact]
    public void Weaken_OfSomethingElse_IsRefused() => Assert.Throws<InvalidDataException>(() => VersionNeeds.Weaken("a text"u8.ToArray(), OlderStandardLibrary.Version));

    /// <summary>Where the system's own library has the version, TorchSharp is loaded as it came.</summary>
    [Fact]
    public void Copy_OfTorchSharp_IsMadeOnlyWhereTheSystemNeedsIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is such a library on Linux only.");
        TorchSharp.torch.ones(1).Dispose();
        var loaded = File.ReadLines("/proc/self/maps").Where(line => line.Contains("libLibTorchSharp", StringComparison.Ordinal)).ToList();
        var standard = File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).First(file => file.Contains("libstdc++.so", StringComparison.Ordinal));
        var isNewer = File.ReadAllBytes(standard).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(OlderStandardLibrary.Version)) >= 0;
        Assert.NotEmpty(loaded);
        Assert.All(loaded, line => Assert.NotEqual(isNewer, line.Contains("older-libstdcxx", StringComparison.Ordinal)));
    }

    private static byte[] Bridge()
    {
        Assert.SkipUnless(File.Exists(s_bridge), "There is no TorchSharp for x64 Linux here.");
        return File.ReadAllBytes(s_bridge);
    }
}
