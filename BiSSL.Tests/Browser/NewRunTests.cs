using BiSSL.Training.Runs;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>From the form to the queue.</summary>
public sealed class NewRunTests(OneBrowser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task QueueRun_PressedTwice_MakesOneRun()
    {
        Dashboard.NewRunning("busy");
        Tab tab = await People.SignIn(Link, "/new");
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("twice");
        await tab.Button("Queue run").DblClickAsync();

        await tab.IsIn("queued");
        Assert.Equal("twice", Assert.Single(new RunQueue(Dashboard.Store).Waiting()).Name);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task MainPath_ByKeyboardAlone_StartsPausesAndStopsARun()
    {
        Tab tab = await People.SignIn(Link);
        await tab.TabTo("New run");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Landed("/new");
        await Assertions.Expect(tab.Button("Queue run")).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await tab.TabTo("Name");
        await tab.Page.Keyboard.TypeAsync("train 100000");
        await tab.TabTo("Queue run");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Landed("/runs/");
        await tab.IsIn("running");

        await tab.TabTo("Pause");
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.IsIn("paused");
        await tab.TabTo("Go on");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.IsIn("running");
        await tab.TabTo("Stop");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.IsIn("stopped");
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Name_TypedFasterThanTheServerAnswers_KeepsEveryLetter()
    {
        Tab tab = await People.SignIn(Link, "/new");
        await Assertions.Expect(tab.Button("Queue run")).ToBeEnabledAsync();
        string typed = await tab.Page.EvaluateAsync<string>("""
            async () => {
              const field = document.getElementById('option-name');
              for (const letter of 'thirty letters, one a millisecond') {
                field.value += letter;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(next => setTimeout(next, 1));
              }
              return field.value;
            }
            """);

        Assert.Equal("thirty letters, one a millisecond", typed);
        tab.AssertNoComplaint();
    }

    [Fact]
    public async Task Form_ReloadedWhileItIsFilled_KeepsWhatWasTyped()
    {
        Tab tab = await People.SignIn(Link, "/new");
        ILocator name = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });
        await name.FillAsync("half typed");
        await tab.Until("Object.values(sessionStorage).some(text => text.includes('half typed'))");
        await tab.Reload();
        await tab.Shows("What you had typed before is here again.");
        Assert.Equal("half typed", await name.InputValueAsync());
        tab.AssertNoComplaint();
    }
}
