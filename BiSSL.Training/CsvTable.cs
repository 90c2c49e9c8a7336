using System.Globalization;

namespace BiSSL.Training;

/// <summary>
/// A table of comma-separated values (RFC 4180), line by line: no two columns have the same name, every line has a cell for each of them, and no text is one that a
/// spreadsheet takes for a formula.
/// </summary>
public sealed class CsvTable
{
    private readonly int _columns;

    /// <param name="columns">Their names; of several that are the same all but the first get a number.</param>
    public CsvTable(IEnumerable<string> columns)
    {
        var names = new List<string>();
        foreach (string column in columns)
            names.Add(Named(column).First(name => !names.Contains(name)));
        _columns = names.Count;
        Head = Join(names);
    }

    /// <summary>The first line, with its end.</summary>
    public string Head { get; }

    /// <param name="cells">Texts, numbers, or null for what is not known; one for every column.</param>
    /// <returns>The line with its end.</returns>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public string Line(params IEnumerable<object?> cells)
    {
        string[] texts = [.. cells.Select(Cell)];
        return texts.Length == _columns ? Join(texts) : throw new ArgumentException($"A line has {texts.Length} cells under {_columns} columns.", nameof(cells));
    }

    private static IEnumerable<string> Named(string column) => Enumerable.Range(1, int.MaxValue).Select(count => Text(count == 1 ? column : $"{column} ({count})"));

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Text(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString() ?? ""),
    };

    private static string Text(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Join(IEnumerable<string> cells) => string.Join(',', cells) + "\r\n";
}
