using System.Text.Json.Nodes;
using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>What somebody does who has never seen the program, with the real dashboard and the real trainer.</summary>
public sealed class MainPathTests(OneBrowser browser) : IAsyncDisposable
{
    private const string LambdaMark = "λ 1→0.02";

    private readonly People _people = new(browser);
    private readonly TempStore _folder = new();

    [Fact]
    public async Task Run_FromTheFormToItsResultAndItsClone()
    {
        using DashboardProcess dashboard = await DashboardProcess.Start(_folder.Path);
        Tab tab = await _people.SignIn(dashboard.Link);
        await Start(tab);
        await SeeNumbersMove(tab);
        await ChangeLambda(tab);
        await Do(tab, "Pause", "paused");
        await Do(tab, "Go on", "running");
        await tab.Reload();
        await tab.Shows("1 → 0.02 since step");
        await Do(tab, "Stop", "stopped");
        await tab.Press("Resume");
        await tab.IsIn("completed", seconds: 180);
        await ReadTheResult(tab);
        await Clone(tab);
        tab.AssertNoComplaint();
    }

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        foreach (RunRecord run in _folder.Store.In(RunState.Running, RunState.Paused, RunState.Stopping))
            Web.Processes.Kill(run.Process);
        _folder.Dispose();
    }

    private static async Task Start(Tab tab)
    {
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "New run" }).First.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same as JSON" }).FillAsync(Json(SampleRuns.Small));
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("my first run");
        await tab.Shows("What differs from the preset");
        await tab.Press("Queue run");
        await tab.IsIn("running", seconds: 60);
    }

    private static async Task SeeNumbersMove(Tab tab)
    {
        foreach (string number in new[] { "lower loss", "CG true residual" })
        {
            ILocator shown = tab.Page.Locator(".kpi", new() { HasText = number }).Locator("b");
            string first = await Another(shown, "–", "");
            await Another(shown, first);
        }

        Assert.True(await tab.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.chart canvas')].length > 5"));
    }

    private async Task ChangeLambda(Tab tab)
    {
        ILocator steer = tab.Page.GetByLabel("Steer");
        await steer.Locator("input[type=text]").First.FillAsync("0.02");
        await steer.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await tab.Press("Change it");
        await tab.Shows("1 → 0.02 since step");

        // On the chart itself, which a picture of it tells in words.
        ILocator chart = tab.Page.Locator(".chart").First;
        string picture = await Svg(tab, chart);
        for (long start = Environment.TickCount64; !picture.Contains(LambdaMark, StringComparison.Ordinal) && Environment.TickCount64 - start < 60_000;)
            picture = await Svg(tab, chart);
        Assert.Contains(LambdaMark, picture, StringComparison.Ordinal);
        RunRecord run = _folder.Store.List().Single();
        Assert.Single(new RunReader(_folder.Store, run.Id).Events(EventKind.SettingChanged));
    }

    private static async Task<string> Svg(Tab tab, ILocator chart)
    {
        await chart.GetByRole(AriaRole.Button, new() { Name = "export" }).ClickAsync();
        IDownload file = await tab.Page.RunAndWaitForDownloadAsync(() => chart.GetByRole(AriaRole.Button, new() { Name = "SVG" }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }

    private static async Task Do(Tab tab, string button, string state)
    {
        await tab.Press(button);
        await tab.IsIn(state, seconds: 60);
    }

    private static async Task ReadTheResult(Tab tab)
    {
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Results" }).ClickAsync();
        await tab.Shows("on one seed");
    }

    private async Task Clone(Tab tab)
    {
        await tab.Page.GetByLabel("More about this run").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await tab.Shows("a copy of my first run");
        await tab.Press("Queue run");
        await tab.Until("location.pathname.startsWith('/runs/')");
        IReadOnlyList<RunRecord> runs = _folder.Store.List();
        Assert.Equal(2, runs.Count);
        Assert.Equal(runs[1].Id, runs[0].Parent);
    }

    /// <summary>What an element shows once it is none of these.</summary>
    private static async Task<string> Another(ILocator shown, params string[] known)
    {
        for (int tries = 0; tries < 600; tries++)
        {
            if (await shown.InnerTextAsync() is var text && !known.Contains(text.Trim()))
                return text.Trim();
            await Task.Delay(100);
        }

        throw new TimeoutException($"It stays {string.Join(" or ", known)}.");
    }

    /// <summary>Settings of the form path=value as a tree.</summary>
    private static string Json(IEnumerable<string> settings)
    {
        var tree = new JsonObject();
        foreach (string[] words in settings.Select(setting => setting.Split('.', '=')))
            (tree[words[0]] ??= new JsonObject()).AsObject()[words[1]] = Value(words[2]);
        return tree.ToJsonString();
    }

    private static JsonNode? Value(string text) =>
        text.Contains(',', StringComparison.Ordinal) ? new JsonArray([.. text.Split(',').Select(Value)])
        : long.TryParse(text, out long number) ? number
        : bool.TryParse(text, out bool flag) ? flag
        : text;
}
