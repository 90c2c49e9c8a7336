using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>A page in a browser, and whatever the browser complained about since it was opened.</summary>
internal sealed class Tab
{
    private const int MostTabs = 200;
    // Only for what must come at all; how soon is measured elsewhere.
    private const int Patience = 60_000;

    private const string FocusedName = """
        (() => { const e = document.activeElement;
          return e.matches(':focus-visible') ? (e.labels?.[0]?.innerText ?? e.getAttribute('aria-label') ?? e.innerText).trim() : null; })()
        """;

    private static readonly string[] s_grave = ["serious", "critical"];

    private readonly ConcurrentQueue<string> _complaints = new();

    public Tab(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Hear(message.Type == "error", $"{message.Text} {message.Location}");
        page.PageError += (_, error) => Hear(true, error);
        page.Response += (_, response) => Hear(response.Status >= 500, $"{response.Status} {response.Url}");
        page.SetDefaultTimeout(Patience);
    }

    public IPage Page { get; }

    /// <summary>Errors in the console (a breach of the content security policy is one), exceptions of scripts, and answers of a server that failed.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Goes to a page and waits until it takes clicks.</summary>
    public async Task<Tab> Open(string path)
    {
        await Page.GotoAsync(path);
        return await Ready();
    }

    public async Task<Tab> Reload()
    {
        await Page.ReloadAsync();
        return await Ready();
    }

    /// <summary>Waits until the page is connected to the server.</summary>
    public async Task<Tab> Ready()
    {
        await Page.Locator(".app:not([aria-busy])").WaitForAsync();
        return this;
    }

    /// <summary>Waits until a page that was gone to by a link has taken the focus to its heading: until then the Tab key begins elsewhere.</summary>
    public Task Landed(string path) => Until($"location.pathname.startsWith('{path}') && document.activeElement?.tagName === 'H1'");

    /// <summary>Presses the button of this name.</summary>
    public Task Press(string button) => Button(button).ClickAsync();

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Goes on with the Tab key until what has this name has the focus, and shows it.</summary>
    public async Task TabTo(string name)
    {
        for (int presses = 0; presses < MostTabs; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string?>(FocusedName) == name)
                return;
        }

        Assert.Fail($"The Tab key leads nowhere that is called '{name}'.");
    }

    /// <summary>Waits until an expression of the page's own language holds.</summary>
    public async Task Until(string condition)
    {
        long start = Environment.TickCount64;
        while (!await Page.EvaluateAsync<bool>(condition))
        {
            Assert.True(Environment.TickCount64 - start < Patience, condition);
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the page shows this text.</summary>
    public Task Shows(string text, int seconds = Patience / 1000) => Page.GetByText(text).First.WaitForAsync(new() { Timeout = seconds * 1000 });

    /// <summary>The state in a run's page head, once it is this one.</summary>
    public Task IsIn(string state, int seconds = Patience / 1000) => Page.Locator($".page-head .chip[data-state={state}]").WaitForAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Axe finds nothing serious in what is shown now.</summary>
    public async Task AssertAccessible()
    {
        AxeResult axe = await Page.RunAxe();
        Assert.Empty(axe.Violations.Where(v => s_grave.Contains(v.Impact)).Select(v => $"{v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }

    public void AssertNoComplaint() => Assert.Empty(Complaints);

    private void Hear(bool matters, string text)
    {
        if (matters)
            _complaints.Enqueue(text);
    }
}
