using BiSSL.Training;

namespace BiSSL.Tests;

public sealed class CsvTableTests
{
    [Fact]
    public void Head_OfNamesThatCollide_NumbersThem() =>
        Assert.Equal("a,\"b, c\",a (2),'=1,a (2) (2),'=1 (2)\r\n", new CsvTable(["a", "b, c", "a", "=1", "a (2)", "'=1"]).Head);

    [Fact]
    public void Line_OfTextsAndNumbers_KeepsNumbersAndQuotesTexts() =>
        Assert.Equal("'-1,-1,0.1,,\"say \"\"hi\"\"\",NaN\r\n", new CsvTable(["a", "b", "c", "d", "e", "f"]).Line("-1", -1, 0.1, null, "say \"hi\"", double.NaN));

    [Fact]
    public void Line_OfAnotherLength_IsRefused()
    {
        var table = new CsvTable(["a", "b"]);
        Assert.Throws<ArgumentException>(() => table.Line("only one"));
        Assert.Throws<ArgumentException>(() => table.Line("one", "two", "three"));
    }
}
