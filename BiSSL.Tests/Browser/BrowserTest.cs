using BiSSL.Tests.Web;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Browser;

/// <summary>A dashboard of its own for every test, and people who look at it.</summary>
public abstract class BrowserTest : DashboardTest, IAsyncDisposable
{
    private protected BrowserTest(OneBrowser browser, params (string Name, string Value)[] settings)
        : base(settings) => People = new People(browser);

    private protected People People { get; }

    private protected Uri Link => new(Dashboard.Address, $"sign-in?token={Dashboard.Token}");

    /// <summary>A run that a <see cref="FakeTrainer"/> trains until it is told to stop.</summary>
    private protected RunRecord Training()
    {
        RunRecord run = Dashboard.NewRun("train 100000");
        new RunQueue(Dashboard.Store).Add(run.Id);
        return Dashboard.Await(run.Id, RunState.Running);
    }

    public async ValueTask DisposeAsync()
    {
        await People.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }
}
