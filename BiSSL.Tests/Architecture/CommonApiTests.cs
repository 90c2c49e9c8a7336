using BiSSL.Training;

namespace BiSSL.Tests.Architecture;

/// <summary>The trainer uses of our binding what TorchSharp has too, so that the package can take the binding's place.</summary>
public sealed class CommonApiTests
{
    private const string List = "BiSSL.Tests/Architecture/common-api.txt";

    private static HashSet<string> Common => [.. SourceTree.Lines(List).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Trainer_OfTensors_UsesWhatTorchSharpHas()
    {
        var strange = TensorApi.UsedBy(typeof(UserError).Assembly.Location, "BiSSL.Torch").Except(Common).ToArray();
        Assert.True(strange.Length == 0, $"""
            The trainer uses what {List} does not have. Where TorchSharp has exactly this, add the line there;
            where it differs, correct BiSSL.Torch; where it has nothing like it, put it behind an interface with a plain fallback under #if TORCHSHARP.
            {string.Join('\n', strange)}
            """);
    }

    [Fact]
    public void Trainer_OfOurOwnAdditions_UsesThemOnlyWithoutTorchSharp()
    {
        var seen = from file in SourceTree.Code
                   where file.StartsWith("BiSSL.Training/", StringComparison.Ordinal)
                   from number in AdditionsSeenByThePackage(SourceTree.Lines(file))
                   select $"{file}:{number}";
        Assert.Empty(seen);
    }

    [Fact]
    public void Package_WhereTheTrainerWasBuiltWithIt_HasTheCommonApi()
    {
        var packages = Directory.GetFiles(Path.Combine(SourceTree.Root, "BiSSL.Training", "bin"), "TorchSharp.dll", SearchOption.AllDirectories);
        Assert.SkipWhen(packages.Length == 0, "BiSSL.Training was not built with -p:LibTorch=TorchSharp-cpu.");
        Assert.All(packages, package => Assert.Empty(Common.Except(TensorApi.Of(package))));
    }

    private static IEnumerable<int> AdditionsSeenByThePackage(string[] lines)
    {
        var seen = true;
        foreach (var (index, line) in lines.Index())
        {
            seen = line switch { "#if !TORCHSHARP" => false, "#if TORCHSHARP" => true, "#else" => !seen, "#endif" => true, _ => seen };
            if (seen && (line.Contains(" Torch.", StringComparison.Ordinal) || line.Contains("BiSSL.Torch", StringComparison.Ordinal)))
                yield return index + 1;
        }
    }
}
