using System.Reflection;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>One option of the tree: where it is, what it holds, and how to read or replace it in an immutable <see cref="RunOptions"/>.</summary>
public sealed class OptionLeaf
{
    private readonly PropertyInfo[] _chain;

    internal OptionLeaf(string path, PropertyInfo[] chain, OptionAttribute about)
    {
        (Path, _chain, About) = (path, chain, about);
        Default = Get(new RunOptions());
    }

    /// <summary>Its place in camel case, such as <c>lower.steps</c>.</summary>
    public string Path { get; }

    /// <summary>The path of the branch it lies on; "" at the root.</summary>
    public string Group => Path[..Math.Max(0, Path.LastIndexOf('.'))];

    public OptionAttribute About { get; }

    /// <summary>String, int, double, bool, or a read-only list of string or int.</summary>
    public Type Type => _chain[^1].PropertyType;

    public object Default { get; }

    public object Get(RunOptions options)
    {
        object value = options;
        foreach (var property in _chain)
            value = property.GetValue(value)!;
        return value;
    }

    /// <summary>A copy of the options with this one replaced.</summary>
    /// <param name="value">Of <see cref="Type"/>.</param>
    public RunOptions With(RunOptions options, object value) => (RunOptions)With(options, 0, value);

    private object With(object record, int depth, object value)
    {
        var property = _chain[depth];
        var copy = Copy(record);
        property.SetValue(copy, depth == _chain.Length - 1 ? value : With(property.GetValue(record)!, depth + 1, value));
        return copy;
    }

    private static object Copy(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
}
