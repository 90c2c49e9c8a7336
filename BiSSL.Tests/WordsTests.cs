using BiSSL.Training;

namespace BiSSL.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 files")]
    [InlineData(1, "1 file")]
    [InlineData(12345, "12,345 files")]
    public void Many_SoMany_HasTheRightWord(long count, string text) => Assert.Equal(text, Words.Many(count, "file"));

    [Fact]
    public void Many_AWordOfItsOwn_TakesIt() => Assert.Equal(("1 class", "2 classes"), (Words.Many(1, "class", "classes"), Words.Many(2, "class", "classes")));
}
