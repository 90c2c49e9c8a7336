using System.Globalization;
using System.Text.Json;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Api;

/// <summary>Reads parts of an address, or says what was wrong with them.</summary>
internal static class Query
{
    /// <summary>Words in camel case, with commas.</summary>
    public static IReadOnlyList<T> Words<T>(string? text, string name)
        where T : struct, Enum => [.. Items(text).Select(word => Word<T>(word, name))];

    /// <summary>Whole numbers, with commas.</summary>
    public static IReadOnlyList<long> Numbers(string? text, string name, int most)
    {
        string[] items = Items(text);
        if (items.Length > most)
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"at most {most} numbers"));
        return [.. items.Select(item => long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Wrong(name, "whole numbers with commas"))];
    }

    public static int Within(int number, int least, int most, string name) => number >= least && number <= most
        ? number
        : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public static RequestFault Wrong(string name, string allowed) => new(StatusCodes.Status400BadRequest, $"'{name}' must be {allowed}.");

    private static T Word<T>(string word, string name)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (Camel(value) == word)
                return value;
        }

        throw Wrong(name, $"among {string.Join(", ", Enum.GetValues<T>().Select(Camel))}");
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string[] Items(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
