using System.Reflection;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Architecture;

public sealed class OptionDocumentationTests
{
    private const string Room = "BiSSL.Training.Pipeline.Options";

    [Fact]
    public void Options_EveryLeaf_IsExplainedInASentence() => Assert.All(OptionTree.Leaves, leaf =>
    {
        Assert.True(leaf.About.Text.Length > 8, leaf.Path);
        Assert.True(!char.IsAsciiLetterLower(leaf.About.Text[0]) && leaf.About.Text.EndsWith('.'), $"{leaf.Path}: {leaf.About.Text}");
    });

    [Fact]
    public void Options_EveryGroup_IsExplainedInASentence()
    {
        Assert.All(OptionTree.Groups, group => Assert.EndsWith(".", group.Text, StringComparison.Ordinal));
        Assert.Equal(OptionTree.Leaves.Where(leaf => leaf.Group.Length > 0), OptionTree.Groups.SelectMany(group => group.Leaves));
    }

    [Fact]
    public void Options_EveryDeparture_IsToldInASentence() => Assert.All(
        OptionTree.Leaves.Where(leaf => leaf.About.Departure.Length > 0),
        leaf => Assert.EndsWith(".", Departures.Text(leaf.About.Departure), StringComparison.Ordinal));

    [Fact]
    public void Options_EveryNumber_HasARange() => Assert.All(
        OptionTree.Leaves.Where(leaf => leaf.Type == typeof(int) || leaf.Type == typeof(double)),
        leaf => Assert.True(double.IsFinite(leaf.About.Min) && double.IsFinite(leaf.About.Max), leaf.Path));

    [Fact]
    public void Options_EveryProperty_IsALeafOrAGroup()
    {
        var records = typeof(RunOptions).Assembly.GetTypes().Where(type => type.Namespace == Room && type.Name.EndsWith("Options", StringComparison.Ordinal) && !type.IsAbstract);
        var stray = from record in records
                    from property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    where property.GetCustomAttribute<OptionAttribute>() is null && property.PropertyType.Namespace != Room
                    select $"{record.Name}.{property.Name}";
        Assert.Empty(stray);
    }

    [Fact]
    public void Options_EveryChoice_ContainsItsDefault() => Assert.All(
        OptionTree.Leaves.Where(leaf => leaf.About.Choices.Length > 0 && leaf.Type == typeof(string)),
        leaf => Assert.Contains((string)leaf.Default, leaf.About.Choices));
}
