using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Checkpoints;
using TorchSharp;

namespace BiSSL.Tests.Pipeline.Checkpoints;

public sealed class StageCacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Recorder _reporter = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    private StageCache Cache => new(_folder["cache"], _reporter, TimeProvider.System);

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Get_ResultThatWasPut_ComesBackExactly()
    {
        Cache.Put("pretext", "abc", Result(3));

        CachedResult read = Cache.Get("pretext", "abc")!;

        Assert.Equal([3.0, 3.0], read.Tensors["w"].data<double>().ToArray());
        Assert.Equal(3, (int)read.Scalars["top1"]!);
        Assert.Null(Cache.Get("pretext", "abd"));
        Assert.Null(Cache.Get("tune", "abc"));
    }

    [Fact]
    public void Put_SameKeyFromManyThreads_EndsWithOneWholeResult()
    {
        Parallel.For(0, 8, _ =>
        {
            using DisposeScope scope = torch.NewDisposeScope();
            Cache.Put("pretext", "abc", Result(5));
            Assert.Equal(5, (int)Cache.Get("pretext", "abc")!.Scalars["top1"]!);
        });

        Assert.Single(Directory.GetFiles(_folder["cache/pretext"]));
    }

    [Fact]
    public void Get_DamagedResult_WarnsRemovesItAndGivesNothing()
    {
        Cache.Put("pretext", "abc", Result(3));
        string path = _folder["cache/pretext/abc.safetensors"];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Null(Cache.Get("pretext", "abc"));
        Assert.Contains("computed again", Assert.Single(_reporter.Warnings), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("../x", "k")]
    [InlineData("stage", "")]
    [InlineData("stage", "a/b")]
    public void Put_NameThatIsNoWord_IsRefused(string stage, string key) => Assert.Throws<ArgumentException>(() => Cache.Put(stage, key, Result(1)));

    [Fact]
    public void Put_LeftoversOfAKilledProcess_GoAfterADay()
    {
        Cache.Put("pretext", "abc", Result(1));
        string old = _folder["cache/pretext/x.tmp"], young = _folder["cache/pretext/y.tmp"];
        foreach ((string path, int hours) in new[] { (old, 25), (young, 23) })
        {
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hours));
        }

        Cache.Put("pretext", "abc", Result(1));

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    private static CachedResult Result(double value) =>
        new(new Dictionary<string, torch.Tensor> { ["w"] = torch.full(2, value, torch.float64) }, new JsonObject { ["top1"] = value });
}
