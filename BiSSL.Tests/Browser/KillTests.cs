using BiSSL.Benchmarks.Kills;
using BiSSL.Benchmarks.Stage;

namespace BiSSL.Tests.Browser;

/// <summary>The short form of `kills`.</summary>
public sealed class KillTests
{
    // Here it only must come; `kills` tells whether that takes ten seconds.
    private const int Patience = 60;

    [Fact]
    public async Task Page_WhileDashboardAndTrainerAreKilledAtRandom_ShowsTheTruthAgainAndNothingIsLost()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is not installed; ./test.sh installs it on Debian.");
        var log = new StringWriter();
        IReadOnlyList<string> faults = await KillStorm.Run(3, Environment.TickCount, Patience, log);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Append(log.ToString())));
    }
}
