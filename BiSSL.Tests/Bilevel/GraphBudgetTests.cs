using BiSSL.Training.Bilevel;

namespace BiSSL.Tests.Bilevel;

public class GraphBudgetTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(250, 2)]
    [InlineData(10_000, 5)]
    public void Keep_Bytes_AreFilled(double bytes, int kept) => Assert.Equal(kept, new GraphBudget(bytes).Keep(5, size: 100, free: 0));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(200, 0)]
    [InlineData(300, 1)]
    [InlineData(549, 3)]
    [InlineData(550, 5)]
    [InlineData(1_000_000, 5)]
    public void Keep_Auto_LeavesRoomForAProduct(long free, int kept) => Assert.Equal(kept, new GraphBudget(null).Keep(5, size: 100, free));

    [Fact]
    public void Keep_NothingKnown_IsAll()
    {
        Assert.Equal(5, new GraphBudget(null).Keep(5, size: 100, free: null));
        Assert.Equal(5, new GraphBudget(200).Keep(5, size: 0, free: null));
    }
}
