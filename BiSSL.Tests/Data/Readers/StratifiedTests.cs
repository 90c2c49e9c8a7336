using BiSSL.Training;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

public class StratifiedTests
{
    private static readonly long[] s_labels = [.. Enumerable.Range(0, 110).Select(i => i < 100 ? (long)(i % 4) : 4)];

    [Fact]
    public void Split_Share_HoldsInEveryClass()
    {
        var (kept, apart) = Stratified.Split(s_labels, 0.2, 1, "validation");

        Assert.Equal(Enumerable.Range(0, 110), kept.Concat(apart).Order());
        Assert.Equal([5, 5, 5, 5, 2], apart.GroupBy(i => s_labels[i]).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Split_Seed_DecidesWhich()
    {
        Assert.Equal(Stratified.Split(s_labels, 0.2, 1, "validation").Apart, Stratified.Split(s_labels, 0.2, 1, "validation").Apart);
        Assert.NotEqual(Stratified.Split(s_labels, 0.2, 1, "validation").Apart, Stratified.Split(s_labels, 0.2, 2, "validation").Apart);
    }

    [Fact]
    public void Split_TinyClasses_KeepOneOnEachSideIfTheyCan()
    {
        var (kept, apart) = Stratified.Split([0, 0, 1], 0.05, 0, "validation");

        Assert.Equal((2, 1), (kept.Length, apart.Length));
        Assert.Contains(2, kept);
    }

    [Fact]
    public void PerClass_Count_IsTakenFromEveryClass()
    {
        var chosen = Stratified.PerClass(s_labels, ["a", "b", "c", "d", "e"], 10, 1, "labels");

        Assert.Equal(Enumerable.Repeat(10, 5), chosen.GroupBy(i => s_labels[i]).Select(g => g.Count()));
        Assert.NotEqual(chosen, Stratified.PerClass(s_labels, ["a", "b", "c", "d", "e"], 10, 2, "labels"));
    }

    [Fact]
    public void PerClass_ClassTooSmall_NamesIt()
    {
        var message = Assert.Throws<UserError>(() => Stratified.PerClass(s_labels, ["a", "b", "c", "d", "smallest"], 11, 1, "labels")).Message;

        Assert.Contains("'smallest' has only 10", message);
    }
}
