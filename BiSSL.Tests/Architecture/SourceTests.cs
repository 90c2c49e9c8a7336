using System.Text.RegularExpressions;

namespace BiSSL.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int MostLines = 400;

    // In two parts, so that this file does not hold them.
    private static readonly string[] s_forbidden =
        [string.Concat("TO", "DO"), string.Concat("FIX", "ME"), string.Concat("NotImplemented", "Exception"), string.Concat("/wo", "rk/"), string.Concat("/ro", "ot/"), string.Concat("/ho", "me/")];

    public static TheoryData<string> Projects => ["BiSSL.Training", "BiSSL.Web", "BiSSL.Tests", "BiSSL.Benchmarks"];

    [Fact]
    public void Files_WeWrite_AreShort()
    {
        var code = SourceTree.Texts.Where(file => Path.GetExtension(file) is not (".md" or ".json" or ".txt"));
        Assert.All(code, file => Assert.True(SourceTree.Lines(file).Length <= MostLines, file));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_OfAProject_AreItsFolders(string project)
    {
        var wrong = from file in SourceTree.Code
                    where file.StartsWith(project + "/", StringComparison.Ordinal) && file != project + "/Program.cs"
                    let folder = Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.')
                    where !SourceTree.Lines(file).Contains($"namespace {folder};")
                    select file;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Files_WeWrite_HoldNothingUnfinishedAndNoMachinePath()
    {
        var found = from file in SourceTree.Texts
                    from line in SourceTree.Lines(file).Index()
                    from word in s_forbidden
                    where line.Item.Contains(word, StringComparison.Ordinal)
                    select $"{file}:{line.Index + 1}: {word}";
        Assert.Empty(found);
    }

    [Fact]
    public void Citations_InCode_AreEquationsThatExist()
    {
        var numbered = SourceTree.Lines("docs/equations.md").SelectMany(line => Head().Matches(line)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Contains("E7", numbered);
        var unknown = from file in SourceTree.Code
                      from line in SourceTree.Lines(file)
                      from citation in Citation().Matches(line)
                      from number in Number().Matches(citation.Value)
                      where !numbered.Contains(number.Value)
                      select $"{file}: {number.Value}";
        Assert.Empty(unknown);
    }

    [GeneratedRegex(@"^\*\*(E\d+)\*\*")]
    private static partial Regex Head();

    [GeneratedRegex(@"\(E\d+[^)]*\)")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\bE\d+\b")]
    private static partial Regex Number();
}
