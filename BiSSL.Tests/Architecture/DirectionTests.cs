using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Web.Hosting;
using NetArchTest.Rules;

namespace BiSSL.Tests.Architecture;

/// <summary>Engine ← {Data, Models, Optim, Bilevel, Weights} ← {Pretext, Evaluation} ← Pipeline ← Cli; Runs sees only how training reports; Experiments sees runs, options and statistics.</summary>
public sealed class DirectionTests
{
    private const string Training = "BiSSL.Training.";
    private const string Tensors = "TorchSharp";

    private static readonly Assembly s_training = typeof(UserError).Assembly;

    /// <summary>What each room may use besides itself and .NET.</summary>
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Engine"] = [Tensors],
        ["Data"] = [Tensors],
        ["Data.Datasets"] = [],
        ["Models"] = [Tensors, "Engine"],
        ["Optim"] = [Tensors, "Engine"],
        ["Bilevel"] = [Tensors, "Engine"],
        ["Weights"] = [Tensors],
        ["Pretext"] = [Tensors, "Data", "Models", "Optim", "Bilevel", "Weights"],
        ["Evaluation"] = [Tensors, "Data", "Models", "Optim", "Bilevel", "Weights"],
        ["Pipeline.Options"] = ["Data.Datasets", "Data.Imaging"],
        ["Pipeline.Presets"] = ["Pipeline.Options"],
        ["Pipeline.Reporting"] = [],
        ["Pipeline"] = [Tensors, "Engine", "Data", "Models", "Optim", "Bilevel", "Weights", "Pretext", "Evaluation"],
        ["Statistics"] = [],
        ["Runs"] = ["Pipeline.Reporting"],
        ["Experiments"] = ["Runs", "Statistics", "Pipeline.Options", "Pipeline.Presets", "Pipeline.Reporting"],
        ["Cli"] = ["Pipeline", "Runs", "Statistics", "Experiments", "Data.Datasets"],
    };

    public static TheoryData<string> Rooms => [.. s_mayUse.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_OfTheTrainer_UsesOnlyWhatLiesBelowIt(string room)
    {
        var strangers = s_training.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith(Training, StringComparison.Ordinal) == true)
            .Where(type => !s_mayUse[room].Append(room).Any(allowed => Covers(Training + allowed, type.Namespace!)))
            .Select(type => type.FullName!)
            .Concat(s_mayUse[room].Contains(Tensors) ? [] : [Tensors])
            .ToArray();

        var result = Types.InAssembly(s_training).That().ResideInNamespaceMatching($"^{Regex.Escape(Training + room)}(\\.|$)")
            .ShouldNot().HaveDependencyOnAny(strangers).GetResult();

        Assert.True(result.IsSuccessful, $"These use what does not lie below {room}: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Rooms_OfTheTrainer_AreAllUnderRules()
    {
        var unruled = s_training.GetTypes().Select(type => type.Namespace ?? "").Where(name => name.StartsWith(Training, StringComparison.Ordinal))
            .Select(name => name[Training.Length..]).Where(name => !s_mayUse.Keys.Any(room => Covers(room, name))).Distinct();
        Assert.Empty(unruled);
    }

    [Fact]
    public void Web_TheDashboard_SeesRunsAndOptionsAndNeverATensor()
    {
        string[] may = ["Runs", "Experiments", "Statistics", "Data.Datasets", "Pipeline.Options", "Pipeline.Presets", "Pipeline.Reporting"];
        var strangers = s_training.GetTypes().Where(type => type.Namespace?.StartsWith(Training, StringComparison.Ordinal) == true)
            .Where(type => !may.Any(room => Covers(Training + room, type.Namespace!)) && type != typeof(StageNames) && type != typeof(Scopes) && type != typeof(WorkPlan))
            .Select(type => type.FullName!).Append(Tensors).ToArray();

        var result = Types.InAssembly(typeof(TrainingService).Assembly).ShouldNot().HaveDependencyOnAny(strangers).GetResult();

        Assert.True(result.IsSuccessful, $"These see more: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Projects_ThatNameTorchSharp_AreTheTrainerAlone()
    {
        string[] may = ["BiSSL.Training"];
        var seeing = SourceTree.Texts.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Where(NamesTorch).Select(Path.GetFileNameWithoutExtension);
        Assert.Subset(may.ToHashSet(), seeing.ToHashSet()!);
    }

    private static bool NamesTorch(string project) => XDocument.Load(Path.Combine(SourceTree.Root, project)).Descendants()
        .Where(item => item.Name.LocalName is "ProjectReference" or "PackageReference" or "RootNamespace")
        .Any(item => (item.Attribute("Include")?.Value ?? item.Value).Contains("Torch", StringComparison.Ordinal));

    private static bool Covers(string room, string other) => other == room || other.StartsWith(room + ".", StringComparison.Ordinal);
}
