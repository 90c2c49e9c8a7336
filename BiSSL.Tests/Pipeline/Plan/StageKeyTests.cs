using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline.Plan;

public class StageKeyTests
{
    private static readonly string s_plain = Key(1, "input", []);

    [Fact]
    public void Of_SameThings_IsTheSame() => Assert.Equal(s_plain, Key(1, "input", []));

    [Fact]
    public void Of_AnotherSetting_Differs() => Assert.NotEqual(s_plain, Key(2, "input", []));

    [Fact]
    public void Of_AnotherInput_Differs() => Assert.NotEqual(s_plain, Key(1, "other", []));

    [Fact]
    public void Of_SteeredStage_DiffersByWhenAndWhat()
    {
        var marks = new[] { new AppliedSetting("s", 5, "lambda", 0.5, 1), new AppliedSetting("s", 6, "lambda", 0.5, 1), new AppliedSetting("s", 5, "lambda", 0.6, 1) };
        Assert.Equal(4, marks.Select(m => Key(1, "input", [m])).Append(s_plain).Distinct().Count());
    }

    private static string Key(int value, string input, AppliedSetting[] marks) => StageKey.Of("stage", new JsonObject { ["value"] = value }, [input], marks);
}
