using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Components.Pages.Run;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>What is typed to steer a run.</summary>
public sealed class SettingTextsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(LiveSettings.Lambda, "0.3", 0.3)]
    [InlineData(LiveSettings.Lambda, "1e-7", 1e-7)]
    [InlineData(LiveSettings.Lambda, "1e6", 1e6)]
    [InlineData(LiveSettings.Alpha, "1", 1)]
    public void Value_OfATypedNumber_IsThatNumber(string name, string typed, double value) => Assert.Equal(value, SettingTexts.Value(name, typed));

    [Theory]
    [InlineData(LiveSettings.Lambda, "0,3", "not as a comma: 0.3")]
    [InlineData(LiveSettings.Lambda, "1e9", "λ is at most 1e6")]
    [InlineData(LiveSettings.Lambda, "-1", "at least 0")]
    [InlineData(LiveSettings.Lambda, "NaN", "at least 0")]
    [InlineData(LiveSettings.Lambda, "", "at least 0")]
    [InlineData(LiveSettings.Alpha, "1.5", "α is at most 1")]
    [InlineData(LiveSettings.LearningRate, "0", "above 0")]
    [InlineData(LiveSettings.LearningRate, "1e300", "η× is at most 1,000")]
    public void Fault_OfATextThatIsNoValue_SaysWhy(string name, string typed, string why)
    {
        Assert.Contains(why, SettingTexts.Fault(name, typed), StringComparison.Ordinal);
        Assert.Null(SettingTexts.Value(name, typed));
    }

    [Theory]
    [InlineData(1e-7, "1e-7")]
    [InlineData(0.3, "0.3")]
    [InlineData(1e-10, "1e-10")]
    [InlineData(0.12345678, "0.12345678")]
    public void Number_OfAValue_IsReadBackAsTheSame(double value, string text)
    {
        Assert.Equal(text, SettingTexts.Number(value));
        Assert.Equal(value, SettingTexts.Value(LiveSettings.Lambda, text));
    }

    [Fact]
    public void Send_BeyondTheOptionsBounds_IsRefusedForScriptsToo()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        string id = store.Create(new NewRun("", "demo", "{}")).Id;
        using TrainerSession session = TrainerSession.Begin(store, id);

        Assert.Contains("at most 1e6", Assert.Throws<UserError>(() => new CommandOutbox(store).Send(id, CommandKind.Set, LiveSettings.Lambda, 1e9)).Message, StringComparison.Ordinal);
    }
}
