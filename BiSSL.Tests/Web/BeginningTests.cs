using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Pages.New;
using Microsoft.Extensions.DependencyInjection;

namespace BiSSL.Tests.Web;

public sealed class BeginningTests : DashboardTest
{
    private RunActions Actions => Dashboard.Services.GetRequiredService<RunActions>();

    [Fact]
    public void Beginning_OfARun_IsThatRunAndNotItsPreset()
    {
        string id = Dashboard.NewRun("first").Id;
        Beginning begin = Beginning.Of(Actions, id, "paper");
        Assert.Equal((id, null, null), (begin.Origin.Parent?.Id, begin.Origin.Preset, begin.Missing));
        Assert.Same(begin.Origin, begin.Parent);
    }

    [Theory]
    [InlineData("paper", "paper")]
    [InlineData("paper/flowers", "paper")]
    [InlineData("sequel/byol/flowers", "")]
    public void Beginning_OfAPresetMadeForADataset_IsStillThatPreset(string name, string chosen)
    {
        Origin origin = Beginning.Of(Actions, null, name).Origin;
        Assert.Equal(name, origin.Preset?.Name);
        Assert.Equal(chosen, string.Concat(Preset.All.Where(origin.IsOf).Select(preset => preset.Name)));
    }

    [Theory]
    [InlineData("gone", null, "no run gone")]
    [InlineData(null, "papr", "did you mean paper")]
    public void Beginning_OfWhatIsNotThere_SaysSoAndIsTheDemo(string? parent, string? preset, string sentence)
    {
        Beginning begin = Beginning.Of(Actions, parent, preset);
        Assert.Equal("demo", begin.Origin.Preset?.Name);
        Assert.Contains(sentence, begin.Missing, StringComparison.Ordinal);
    }
}
