using System.Globalization;
using System.Text.RegularExpressions;
using BiSSL.Training;
using BiSSL.Training.Data;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>Whatever a folder holds, it is taken as its description says or refused with a sentence.</summary>
public sealed class AnyTreeTests
{
    private const double Share = 0.2;

    /// <summary>More by hand: BISSL_TREES=5000.</summary>
    private static int Trees => int.TryParse(Environment.GetEnvironmentVariable("BISSL_TREES"), CultureInfo.InvariantCulture, out var trees) ? trees : 300;

    [Fact]
    public void Load_AnyTree_IsTakenAsItIsDescribedOrRefusedWithASentence()
    {
        var taken = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trees), Prop.ForAll(DrawnTree.Any, tree => taken += Holds(tree) ? 1 : 0));

        Assert.True(taken > Trees / 5, $"Of {Trees} trees only {taken} were taken.");
    }

    /// <returns>Whether it was taken.</returns>
    private static bool Holds(DrawnTree tree)
    {
        using var folder = new TempFolder();
        tree.Write(folder.Path);
        try
        {
            using var sets = DataSource.Labelled(new DatasetRequest { Name = "folder", Root = folder.Path, Size = 8, ValidationShare = Share }, CPU);
            Assert.All(Both(sets), counted => Assert.InRange(counted, 0, TreeOracle.Whole(folder.Path)));
            AssertTaken(sets, new TreeOracle(folder.Path));
            return true;
        }
        catch (UserError refusal)
        {
            Assert.Matches(@"^[A-Z'][^\n]*\.$|^[^\n]* is meant\.$", refusal.Message);
            return false;
        }
    }

    /// <summary>Pictures of each class in the parts that are drawn from one folder or may be.</summary>
    private static IEnumerable<int> Both(LabelledSplits sets) => new[] { sets.Train, sets.Validation, sets.Test }.SelectMany(ByClass);

    private static void AssertTaken(LabelledSplits sets, TreeOracle tree)
    {
        var names = sets.Train.ClassNames;
        Assert.True(names.Count > 1);
        Assert.Equal(Enumerable.Range(0, names.Count), Labels(sets.Train).Distinct().Select(label => (int)label));
        if (tree.HasFolderLinks)
            return;
        Assert.Equal(tree.Classes("train").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal), names);
        AssertCounts(sets, tree);
        Assert.Equal(tree.Damaged, sets.Warnings.Count);
        Assert.Equal(tree.Hidden, Count(sets, "hidden file"));
        Assert.Equal(tree.EmptyFiles, Count(sets, "empty file"));
        Assert.Equal(tree.DeadLinks, Count(sets, "link[s]? that lead"));
        Assert.Equal(tree.Unread, Count(sets, "file[s]? of"));
        if (tree.Parts.ContainsKey("test") && tree.Parts.ContainsKey("val"))
            Assert.Equal(tree.All("train").Count(tree.All("test").Contains), Said(sets.Description.Cautions, "picture[s]? of the training part (is|are) in the test part too"));
    }

    /// <summary>Every picture is in one set; a part of its own holds its own; a share is that of the guide where no two pictures of a class are alike.</summary>
    private static void AssertCounts(LabelledSplits sets, TreeOracle tree)
    {
        var names = sets.Train.ClassNames;
        var pool = tree.Contents("train", names);
        var (train, validation, test) = (ByClass(sets.Train), ByClass(sets.Validation), ByClass(sets.Test));
        foreach (var (label, contents) in pool.Index())
        {
            var n = contents.Sum();
            var drawnTest = tree.Parts.ContainsKey("test") ? 0 : test[label];
            var drawnValidation = tree.Parts.ContainsKey("val") ? 0 : validation[label];
            Assert.Equal(n, train[label] + drawnTest + drawnValidation);
            if (contents.All(same => same == 1))
            {
                Assert.Equal(tree.Parts.ContainsKey("test") ? 0 : Apart(n), drawnTest);
                Assert.Equal(tree.Parts.ContainsKey("val") ? 0 : Apart(n - drawnTest), drawnValidation);
            }
        }
        if (tree.Parts.ContainsKey("test"))
            Assert.Equal(tree.All("test").Length, sets.Test.Count);
        if (tree.Parts.ContainsKey("val"))
            Assert.Equal(tree.All("val").Length, sets.Validation.Count);
    }

    private static int Apart(int n) => Math.Clamp((int)Math.Round(Share * n), Math.Min(1, n - 1), n - 1);

    private static int Count(LabelledSplits sets, string what) => Said(sets.Description.LeftOut, what);

    private static int Said(IEnumerable<string> sentences, string what) =>
        sentences.Select(sentence => Regex.Match(sentence, $"^([0-9]+) {what}")).Where(match => match.Success).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static long[] Labels(ImageSet set) => set.Labels!.data<long>().ToArray();

    private static int[] ByClass(ImageSet set) => [.. Enumerable.Range(0, set.ClassNames.Count).Select(label => Labels(set).Count(one => one == label))];
}
