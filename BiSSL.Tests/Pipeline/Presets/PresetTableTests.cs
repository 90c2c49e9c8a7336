using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Presets;

/// <summary>Every option of every preset that claims to follow somebody: one that the table does not name fails.</summary>
public sealed class PresetTableTests
{
    public static TheoryData<string> Names => ["paper", "paper-search", "official-iclr", "sequel/simclr/flowers", "sequel/byol/flowers"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Preset_EveryOption_IsAsTheTableSays(string name)
    {
        var preset = Preset.Named(name);
        var options = preset.Make(preset.Dataset);
        var held = OptionTree.Leaves.Select(leaf => $"{leaf.Path} {OptionText.Format(leaf.Get(options))}".TrimEnd());
        Assert.Equal(Table(name).Select(row => $"{row.Key} {row.Value}".TrimEnd()).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sequels_OfEveryDataset_DifferInTheirRatesAlone()
    {
        string[] rates = ["headWarmup.learningRate", "headWarmup.weightDecay", "upper.learningRate", "upper.weightDecay"];
        var first = Preset.Named("sequel/simclr/flowers").Make("flowers");
        foreach (var row in SequelTable.Rows)
        {
            var changed = OptionTree.Differences(first, Preset.Named($"sequel/byol/{row.Dataset}").Make(row.Dataset)).Select(change => change.Path);
            Assert.Empty(changed.Except([.. rates, "data.name", "pretext.task"]));
        }
    }

    [Theory]
    [InlineData("paper")]
    [InlineData("official-iclr")]
    [InlineData("sequel/byol/flowers")]
    public void Search_OfAPresetOfThePaper_TrainsEveryTrialToItsEnd(string name)
    {
        var options = new OptionLayers { Preset = Preset.Named(name), Settings = ["search.trials=200"] }.Build();
        Assert.Equal([400], SearchRungs.Epochs(options));
        Assert.Equal(200, SearchRungs.Trainings(options));
    }

    private static IReadOnlyDictionary<string, string> Table(string preset) => preset switch
    {
        "paper" => PresetTables.Paper,
        "paper-search" => PresetTables.PaperSearch,
        "official-iclr" => PresetTables.OfficialIclr,
        "sequel/simclr/flowers" => PresetTables.Sequel,
        _ => PresetTables.SequelByol,
    };
}
