using System.Reflection;
using System.Text.Json;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>All options of a run as a flat list in the order of the pipeline.</summary>
public static class OptionTree
{
    private static readonly Dictionary<string, OptionLeaf> s_byPath;

    static OptionTree()
    {
        Leaves = [.. Walk(typeof(RunOptions), "", [])];
        s_byPath = Leaves.ToDictionary(leaf => leaf.Path);
        Groups = [.. Branches(typeof(RunOptions), "")];
    }

    public static IReadOnlyList<OptionLeaf> Leaves { get; }

    /// <summary>The branches of the tree, in the same order; the leaves at its root belong to none.</summary>
    public static IReadOnlyList<OptionGroup> Groups { get; }

    public static OptionLeaf? Find(string path) => s_byPath.GetValueOrDefault(path);

    /// <summary>The options in which two trees differ.</summary>
    public static IReadOnlyList<OptionChange> Differences(RunOptions before, RunOptions after) =>
    [
        .. from leaf in Leaves
           let change = new OptionChange(leaf.Path, OptionText.Format(leaf.Get(before)), OptionText.Format(leaf.Get(after)))
           where change.Before != change.After
           select change,
    ];

    private static IEnumerable<OptionGroup> Branches(Type group, string prefix)
    {
        foreach (var property in group.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<GroupAttribute>() is not { } about)
                continue;
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            yield return new OptionGroup(path, about.Title, about.Text, [.. Leaves.Where(leaf => leaf.Group == path)]);
            foreach (var inner in Branches(property.PropertyType, path + "."))
                yield return inner;
        }
    }

    private static IEnumerable<OptionLeaf> Walk(Type group, string prefix, PropertyInfo[] chain)
    {
        foreach (var property in group.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            PropertyInfo[] here = [.. chain, property];
            IEnumerable<OptionLeaf> leaves = property.GetCustomAttribute<OptionAttribute>() is { } about
                ? [new OptionLeaf(path, here, about)]
                : Walk(property.PropertyType, path + ".", here);
            foreach (var leaf in leaves)
                yield return leaf;
        }
    }
}

/// <summary>One option that differs between two trees, as texts.</summary>
public sealed record OptionChange(string Path, string Before, string After);
