using System.Globalization;
using System.Text.RegularExpressions;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Names of options as people read them.</summary>
internal static partial class Labels
{
    /// <summary>The last part of a path, such as "Labels per class" of <c>data.labelsPerClass</c>.</summary>
    public static string Of(string path)
    {
        string words = Boundary().Replace(path[(path.LastIndexOf('.') + 1)..], m => $" {m.Value.ToLower(CultureInfo.InvariantCulture)}");
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>A symbol and what stands below it: N and L of N_L.</summary>
    public static (string Letter, string Below) Symbol(string symbol) => symbol.Split('_', 2) is [var letter, var below] ? (letter, below) : (symbol, "");

    /// <summary>The rest of a sentence as one of its own.</summary>
    public static string Allowed(string fault) => $"{char.ToUpperInvariant(fault[0])}{fault[1..]}{(fault.EndsWith('?') ? "" : ".")}";

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Boundary();
}
