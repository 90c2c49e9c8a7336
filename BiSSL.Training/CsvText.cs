namespace BiSSL.Training;

/// <summary>Text for files of comma-separated values.</summary>
public static class CsvText
{
    /// <summary>A text as one cell that no spreadsheet takes for a formula.</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
