using BiSSL.Training.Runs;
using BiSSL.Web.Components.Pages.Runs;

namespace BiSSL.Tests.Web;

public sealed class RunsViewTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?search=%CE%BB%200.1%20%26%20more&state=running,paused,stopping&preset=demo&tag=a%2Cb&sort=duration&desc=false&page=3")]
    [InlineData("/?sort=name")]
    public void Address_OfAView_GivesTheSameViewBack(string address)
    {
        RunsView view = RunsView.Of(address[1..]);
        Assert.Equal(view, RunsView.Of(view.Address[1..]));
        Assert.Equal(Uri.UnescapeDataString(address), Uri.UnescapeDataString(view.Address));
    }

    [Fact]
    public void Of_AWholeQuery_FindsWhatItSays()
    {
        RunSearch wanted = RunsView.Of("?search=%CE%BB%200.1&state=Failed,queued&preset=paper&tag=seed%20check&sort=state&desc=false&page=3").Wanted;

        Assert.Equal(("λ 0.1", "paper", "seed check", RunOrder.State, false), (wanted.Text, wanted.Preset, wanted.Tag, wanted.Order, wanted.Descending));
        Assert.Equal([RunState.Queued, RunState.Failed], wanted.States);
        Assert.Equal((100, 50), (wanted.Skip, wanted.Take));
    }

    [Theory]
    [InlineData("?state=exploded&sort=colour&page=-2&desc=maybe&preset=&tag=%20")]
    [InlineData("?page=99999999999999999999")]
    [InlineData("?page=1e3")]
    [InlineData("?state=3")]
    [InlineData("?=&&?")]
    public void Of_AQueryThatMakesNoSense_IsTheWholeList(string query) => Assert.Equal(new RunsView(), RunsView.Of(query));

    [Fact]
    public void SortedBy_TheSameOrderAgain_TurnsItRoundFromTheFirstPage()
    {
        RunsView byName = new RunsView { Page = 4 }.SortedBy(RunOrder.Name);
        Assert.Equal((RunOrder.Name, false, 1), (byName.Order, byName.Descending, byName.Page));
        Assert.True(byName.SortedBy(RunOrder.Name).Descending);
        Assert.True(byName.SortedBy(RunOrder.Duration).Descending);
    }
}
