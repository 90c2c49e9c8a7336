using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("dogs", "dogs")]
    [InlineData("a\u001b[31mred", "a\\u001b[31mred")]
    [InlineData("one\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("exe\u202egnp", "exe\\u202egnp")]
    [InlineData("שלום 👍🏽", "שלום 👍🏽")]
    [InlineData("\u009b2J", "\\u009b2J")]
    public void Of_Text_WritesOutWhatSteersAndNothingElse(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Of_HalfACharacter_WritesItOut() => Assert.Equal("half\\ud83d", PlainText.Of("half" + '\ud83d'));

    [Fact]
    public void Line_TextOfSeveralLines_IsOne() => Assert.Equal("a\\u000ab\\u2028c", PlainText.Line("a\nb\u2028c"));

    [Theory]
    [InlineData("", true)]
    [InlineData("demo, third try", true)]
    [InlineData("שלום", true)]
    [InlineData("a\u001b[2J", false)]
    [InlineData("two\nlines", false)]
    [InlineData("exe\u202egnp", false)]
    [InlineData(" ", false)]
    [InlineData("end ", false)]
    public void Faults_OfAName_RefuseWhatNoScreenCanShow(string name, bool isFine) => Assert.Equal(isFine, !NameRule.Faults("name", name).Any());

    [Fact]
    public void Faults_OfANameOf300Characters_SayHowManyAreAllowed() =>
        Assert.Contains("0 to 200 characters", NameRule.Faults("name", new string('n', 300)).Single().ToString(), StringComparison.Ordinal);
}
