using BiSSL.Benchmarks.Kills;
using BiSSL.Benchmarks.Stage;

namespace BiSSL.Tests.Browser;

/// <summary>The short form of `kills`.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Page_WhileDashboardAndTrainerAreKilledAtRandom_ShowsTheTruthWithinTenSecondsAndNothingIsLost()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is not installed; ./test.sh installs it on Debian.");
        var log = new StringWriter();
        IReadOnlyList<string> faults = await KillStorm.Run(3, Environment.TickCount, log);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Append(log.ToString())));
    }
}
