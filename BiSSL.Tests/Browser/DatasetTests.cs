using BiSSL.Tests.Web;
using Microsoft.Playwright;

namespace BiSSL.Tests.Browser;

/// <summary>The datasets' pages as a person uses them.</summary>
public sealed class DatasetTests : IAsyncDisposable
{
    private const string Hostile = "<img src=x onerror=harmed=1>";

    private readonly TempFolder _folder = new();
    private readonly Dashboard _dashboard;
    private readonly People _people;

    public DatasetTests(OneBrowser browser) =>
        (_people, _dashboard) = (new People(browser), new Dashboard(_folder["store"], ("DataRoots:0", _folder["pictures"])));

    private Uri Link => new(_dashboard.Address, $"sign-in?token={_dashboard.Token}");

    [Fact]
    public async Task Folder_OfOnesOwn_IsCheckedFromThePageAndItsNamesAreTexts()
    {
        Tab tab = await _people.SignIn(Link, "/data/folder");
        await tab.Page.GetByLabel("Folder of pictures").FillAsync(_folder[$"pictures/{Hostile}"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check and show images" }).ClickAsync();

        await tab.Page.Locator("figcaption", new() { HasText = Hostile }).WaitForAsync();
        await tab.Page.GetByText("1 class with 3 training images, 2 validation images and 1 test image.").WaitForAsync();
        Assert.Equal("undefined", await tab.Page.EvaluateAsync<string>("typeof window.harmed"));
    }

    [Fact]
    public async Task Check_ThatCannotBeMade_SaysWhyAndCanBeTriedAgain()
    {
        Tab tab = await _people.SignIn(Link, "/data/folder");
        await tab.Page.GetByLabel("Folder of pictures").FillAsync(_folder["pictures/crash"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check and show images" }).ClickAsync();
        await tab.Page.GetByText("The check could not be made: There is no memory left.").WaitForAsync();

        await tab.Page.GetByLabel("Folder of pictures").FillAsync(_folder["pictures/whole"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check and show images" }).ClickAsync();
        await tab.Page.Locator("figcaption", new() { HasText = "whole" }).WaitForAsync();
        await Assertions.Expect(tab.Page.GetByText("could not be made")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Dataset_ThatIsDrawn_IsCheckedWithoutAFolder()
    {
        Tab tab = await _people.SignIn(Link, "/data/shapes");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check and show images" }).ClickAsync();
        await tab.Page.GetByText("1 class with 3 training images, 2 validation images and 1 test image.").WaitForAsync();
    }

    [Fact]
    public async Task Dataset_ThatIsDrawn_LeadsToANewRunOnIt()
    {
        Tab tab = await _people.SignIn(Link, "/data");
        await tab.AssertAccessible();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Train on this: Generated shapes" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("#dataset")).ToHaveValueAsync("shapes");
    }

    [Fact]
    public async Task Folder_ThatWasChecked_LeadsToANewRunOnIt()
    {
        Tab tab = await _people.SignIn(Link, "/data/folder");
        await tab.Page.GetByLabel("Folder of pictures").FillAsync(_folder["pictures/whole"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check and show images" }).ClickAsync();
        await tab.Page.Locator("figcaption", new() { HasText = "whole" }).WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Train on this" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator("#dataset")).ToHaveValueAsync("folder");
        await Assertions.Expect(tab.Page.Locator("[id='option-data.root']")).ToHaveValueAsync(_folder["pictures/whole"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await _dashboard.DisposeAsync();
        _folder.Dispose();
    }
}
