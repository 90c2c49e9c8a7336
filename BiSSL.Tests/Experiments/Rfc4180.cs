namespace BiSSL.Tests.Experiments;

/// <summary>Reads comma-separated values as the standard says, not as the product writes them.</summary>
internal static class Rfc4180
{
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        for (int at = 0; at < text.Length;)
            rows.Add(Row(text, ref at));
        return rows;
    }

    private static string[] Row(string text, ref int at)
    {
        var cells = new List<string>();
        do
            cells.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
        while (text[at++] == ',');
        Assert.Equal("\r\n", text[(at - 1)..(at + 1)]);
        at++;
        return [.. cells];
    }

    private static string Bare(string text, ref int at)
    {
        int end = text.IndexOfAny([',', '\r', '"'], at);
        Assert.NotEqual('"', text[end]);
        string cell = text[at..end];
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        string cell = "";
        while (true)
        {
            int end = text.IndexOf('"', at + 1);
            cell += text[(at + 1)..end];
            at = end + 1;
            if (text[at] != '"')
                return cell;
            cell += '"';
        }
    }
}
