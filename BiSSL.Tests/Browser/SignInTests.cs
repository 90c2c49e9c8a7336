using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

public sealed class SignInTests(OneBrowser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Link_ThatWasPrinted_OpensTheDashboardAndLeavesNoTokenInTheAddress()
    {
        Tab tab = await People.SignIn(Link);
        Assert.Equal(new Uri(Dashboard.Address, "/").ToString(), tab.Page.Url);
        Assert.Equal("Runs", await tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        Assert.Equal("", await tab.Page.EvaluateAsync<string>("document.cookie"));
        tab.AssertNoComplaint();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/0000000000")]
    [InlineData("/sign-in?token=wrong")]
    public async Task Stranger_Anywhere_IsAskedForTheTokenAndSeesNothingElse(string path)
    {
        Dashboard.NewRun("secret");
        Tab tab = await People.Stranger(Link);
        await tab.Page.GotoAsync(path);

        Assert.StartsWith("Sign in", await tab.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        await tab.Page.GetByLabel("Token").FillAsync(Dashboard.Token);
        await tab.Page.GetByRole(AriaRole.Button).ClickAsync();
        await tab.Ready();
        await tab.Shows("secret");
    }

    [Fact]
    public async Task SignEveryoneOut_InOneBrowser_EndsTheOthersAtTheSignInPage()
    {
        Tab one = await People.SignIn(Link), other = await People.SignIn(Link);
        await one.Press("Sign everyone out");
        await one.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign everyone out" }).ClickAsync();
        foreach (Tab tab in new[] { one, other })
            await tab.Page.GetByLabel("Token").WaitForAsync();
    }
}
