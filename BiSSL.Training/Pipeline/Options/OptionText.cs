using System.Globalization;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>Option values as the text of <c>--set path=value</c>: numbers with a point, lists with commas.</summary>
public static class OptionText
{
    /// <summary>The shortest text that <see cref="TryParse"/> reads back as the same value.</summary>
    public static string Format(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => string.Join(',', texts),
        IEnumerable<int> numbers => string.Join(',', numbers),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Reads a text as a value of the type, without looking at ranges.</summary>
    public static bool TryParse(Type type, string text, out object value)
    {
        object? parsed =
            type == typeof(string) ? text
            : type == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : type == typeof(int) ? Whole(text)
            : type == typeof(double) ? Number(text)
            : type == typeof(IReadOnlyList<string>) ? Items(text)
            : Wholes(Items(text));
        value = parsed ?? text;
        return parsed is not null;
    }

    /// <summary>What may stand for a value of the type, for a message.</summary>
    public static string Describe(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(string) ? "a text"
        : type == typeof(IReadOnlyList<string>) ? "a list of texts"
        : "a list of whole numbers";

    /// <summary>What to say first of a text that would be a number if its comma were a point; else nothing.</summary>
    public static string CommaHint(string text) =>
        text.Count(letter => letter == ',') == 1 && Number(text.Replace(',', '.')) is not null ? $"the decimal point is a point and not a comma: {text.Replace(',', '.')}; " : "";

    private static object? Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Items(string text) =>
        text.Trim().Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int[]? Wholes(string[] items)
    {
        var numbers = items.Select(Whole).OfType<int>().ToArray();
        return numbers.Length == items.Length ? numbers : null;
    }
}
