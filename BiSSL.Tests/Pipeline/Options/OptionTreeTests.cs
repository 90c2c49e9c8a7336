using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Pipeline.Options;

public sealed class OptionTreeTests
{
    public static TheoryData<string> Paths => [.. OptionTree.Leaves.Select(leaf => leaf.Path)];

    [Fact]
    public void Leaves_OfTheTree_ListEveryKindOfOption()
    {
        string[] some = ["name", "data.name", "pretext.augmentation.ratioMin", "lower.steps", "comparison.arms", "model.projector"];
        Assert.Subset(OptionTree.Leaves.Select(leaf => leaf.Path).ToHashSet(), some.ToHashSet());
        Assert.Equal(OptionTree.Leaves.Count, OptionTree.Leaves.Select(leaf => leaf.Path).Distinct().Count());
    }

    [Fact]
    public void Find_UnknownPath_IsNull() => Assert.Null(OptionTree.Find("lower.stepz"));

    [Fact]
    public void Default_OfALeaf_IsTheRecords()
    {
        Assert.Equal(20, OptionTree.Find("lower.steps")!.Default);
        Assert.Equal("N_L", OptionTree.Find("lower.steps")!.About.Symbol);
        Assert.Equal(typeof(int), OptionTree.Find("lower.steps")!.Type);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void With_AnotherValue_ChangesThatLeafOnly(string path)
    {
        var leaf = OptionTree.Find(path)!;
        var before = new RunOptions();

        var after = leaf.With(before, Another(leaf.Default));

        var change = Assert.Single(OptionTree.Differences(before, after));
        Assert.Equal(path, change.Path);
        Assert.Equal(OptionText.Format(leaf.Default), change.Before);
        Assert.Equal(leaf.Default, leaf.Get(before));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Text_OfEveryDefault_ReadsBack(string path)
    {
        var leaf = OptionTree.Find(path)!;
        Assert.True(OptionText.TryParse(leaf.Type, OptionText.Format(leaf.Default), out var value));
        Assert.Equal(leaf.Default, value);
    }

    [Fact]
    public void Json_WrittenAndRead_IsTheSameTree()
    {
        var options = new RunOptions();
        foreach (var leaf in OptionTree.Leaves)
            options = leaf.With(options, Another(leaf.Default));
        Assert.Empty(OptionTree.Differences(options, OptionsJson.Read(OptionsJson.Write(options))));
    }

    [Fact]
    public void Json_ForAPerson_KeepsGreekLettersAndCamelCase()
    {
        var text = OptionsJson.Write(new RunOptions { Name = "λ" });
        Assert.Contains("\"name\": \"λ\"", text, StringComparison.Ordinal);
        Assert.Contains("\"headWarmup\": {", text, StringComparison.Ordinal);
    }

    private static object Another(object value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        double number => number + 0.125,
        string text => text + "x",
        IReadOnlyList<string> texts => texts.Append("x").ToArray(),
        _ => ((IReadOnlyList<int>)value).Append(7).ToArray(),
    };
}
