using BiSSL.Training.Cli.Progress;
using Spectre.Console;

namespace BiSSL.Tests.Cli.Progress;

public sealed class BarsViewTests
{
    [Fact]
    public void During_StagesAtWork_ShowsTheirNamesAndKeepsSentences()
    {
        var output = new StringWriter();
        var writer = TextWriter.Synchronized(output);        // locks itself: the bars are drawn by another thread
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 120;
        var view = new BarsView(console);

        var result = view.During(() =>
        {
            view.Update("seed 0/bissl", "fine-tune", 30, 120, 10);
            view.Say("warning: [a].jpg is cut short.");
            SpinWait.SpinUntil(() => Written().Contains("25%", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
            view.Update("seed 0/bissl", "fine-tune", 120, 120, 10);
            view.Update("seed 0/bissl", "head warm-up", 0, 0, 0);
            return 7;
        });

        Assert.Equal(7, result);
        string[] expected = ["seed 0 · bissl · fine-tune", "25%", "10/s", "0:09 left", "warning: [a].jpg is cut short."];
        Assert.All(expected, text => Assert.Contains(text, Written(), StringComparison.Ordinal));

        string Written()
        {
            lock (writer)
                return output.ToString();
        }
    }
}
