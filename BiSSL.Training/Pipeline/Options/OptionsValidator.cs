using System.Collections;
using System.Globalization;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>Finds everything wrong with a tree of options at once: ranges and choices of each option, then what several must agree on.</summary>
public static class OptionsValidator
{
    public static IReadOnlyList<OptionFault> Check(RunOptions options)
    {
        OptionFault[] single =
        [
            .. from leaf in OptionTree.Leaves
               let value = leaf.Get(options)
               from allowed in Items(value).Select(item => Wrong(leaf.About, item)).OfType<string>().Distinct()
               select new OptionFault(leaf.Path, OptionText.Format(value), allowed),
        ];
        bool IsWrong(OptionFault rule) => Array.Exists(single, fault => fault.Path == rule.Path || rule.Allowed.Contains(fault.Path, StringComparison.Ordinal));
        return [.. single, .. OptionRules.Check(options).Where(rule => !IsWrong(rule))];    // what a wrong option disagrees with is no second fault
    }

    /// <exception cref="UserError">Every fault, one a line.</exception>
    public static void Require(RunOptions options) => OptionFault.Require(Check(options));

    /// <summary>What one option may hold, in words; the rules that join several options come on top.</summary>
    public static string Allowed(OptionLeaf leaf) =>
        leaf.About.Choices.Length > 0 ? string.Join(", ", leaf.About.Choices)
        : leaf.Type == typeof(int) || leaf.Type == typeof(double) ? Range(leaf.About, leaf.Type == typeof(int))
        : OptionText.Describe(leaf.Type);

    private static IEnumerable<object> Items(object value) =>
        value is string or not IEnumerable ? [value] : ((IEnumerable)value).Cast<object>();

    private static string? Wrong(OptionAttribute about, object value) => value switch
    {
        string text when about.Choices.Length > 0 && !about.Choices.Contains(text) => $"allowed is {string.Join(", ", about.Choices)}",
        int or double when !InRange(about, Convert.ToDouble(value, CultureInfo.InvariantCulture)) => $"allowed is {Range(about, value is int)}",
        _ => null,
    };

    private static bool InRange(OptionAttribute about, double number) =>
        double.IsFinite(number) && number <= about.Max && (about.MinExclusive ? number > about.Min : number >= about.Min);

    private static string Range(OptionAttribute about, bool whole)
    {
        var kind = whole ? "a whole number" : "a number";
        var from = double.IsFinite(about.Min) ? string.Create(CultureInfo.InvariantCulture, $" {(about.MinExclusive ? "above" : "from")} {Number(about.Min)}") : "";
        var to = double.IsFinite(about.Max) ? string.Create(CultureInfo.InvariantCulture, $" {(about.MinExclusive ? "and at most" : "to")} {Number(about.Max)}") : "";
        return from.Length + to.Length == 0 ? kind + " that is finite" : kind + from + to;
    }

    private static string Number(double limit) => limit.ToString(limit >= 10_000 ? "#,0" : null, CultureInfo.InvariantCulture);
}
