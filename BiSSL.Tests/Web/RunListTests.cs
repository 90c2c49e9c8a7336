using BiSSL.Training.Runs;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.Runs;

namespace BiSSL.Tests.Web;

public sealed class RunListTests
{
    private static readonly HashSet<string> s_shown = ["a"];

    [Fact]
    public void Watch_OfTheList_WakesOnlyForWhatItShowsOrMayShow()
    {
        var watch = new ListWatch();
        Assert.True(watch.Concerns(new([Run("b")], [], []), s_shown)); // may be a new one
        Assert.False(watch.Concerns(new([Run("b")], [], []), s_shown)); // only reports points
        Assert.True(watch.Concerns(new([Run("a"), Run("b")], [], []), s_shown));
        Assert.True(watch.Concerns(new([Run("b", RunState.Completed)], [], []), s_shown));
        Assert.True(watch.Concerns(new([], ["c"], []), s_shown));
    }

    [Fact]
    public void Watch_OfTheQueue_WakesWhenItsOrderChanges()
    {
        var watch = new ListWatch();
        watch.Concerns(new([Run("b", RunState.Queued), Run("c", RunState.Queued)], [], ["b", "c"]), s_shown);
        Assert.False(watch.Concerns(new([Run("b", RunState.Queued)], [], ["b", "c"]), s_shown));
        Assert.True(watch.Concerns(new([Run("b", RunState.Queued)], [], ["c", "b"]), s_shown));
    }

    [Theory]
    [InlineData("c", -1, "a c b d")]
    [InlineData("a", 1, "b a c d")]
    [InlineData("d", -3, "d a b c")]
    [InlineData("a", -1, "a b c d")]
    [InlineData("d", 1, "a b c d")]
    [InlineData("gone", -1, "a b c d")]
    public void Moved_InTheQueue_ChangesPlacesOfTheOthersByOne(string id, int places, string order) =>
        Assert.Equal(order, string.Join(' ', QueuePanel.Moved(["a", "b", "c", "d"], id, places)));

    [Fact]
    public void Tags_AsTyped_AreTrimmedAndSingle() =>
        Assert.Equal(["a", "b c", "#1"], AnnotationForm.Tags(" a ,, b c,a,\n#1 ,"));

    [Fact]
    public void Excerpt_OfLongNotes_IsOneLineAndSplitsNoLetter()
    {
        Assert.Equal("one two", RunRow.Excerpt("one\r\n  two\n"));
        Assert.Equal("one…", RunRow.Excerpt("one two", 4));
        Assert.Equal("abc…", RunRow.Excerpt("abc😀def", 4));
    }

    [Fact]
    public void Sparkline_OfNumbers_FillsItsBoxFromLeftToRightAndTopToBottom()
    {
        Assert.Equal("M1 1L48 12L95 23", Sparkline.Path([3, 2, 1]));
        Assert.Equal("M1 12L95 12", Sparkline.Path([5, 5]));
        Assert.Equal("M1 23M95 1", Sparkline.Path([1, double.NaN, 2]));
        Assert.Equal("M1 23L32.3 1", Sparkline.Path([1, 2, double.NaN, double.PositiveInfinity]));
        Assert.Equal("", Sparkline.Path([double.NaN, double.NaN]));
    }

    private static RunRecord Run(string id, RunState state = RunState.Running) => new()
    {
        Id = id,
        Name = id,
        State = state,
        Preset = "demo",
        Options = "{}",
        Notes = "",
    };
}
