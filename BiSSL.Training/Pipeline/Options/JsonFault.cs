using System.Globalization;
using System.Text.Json;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>What the JSON reader found, with the line as editors count it.</summary>
internal static class JsonFault
{
    private static readonly string[] s_tails = [" LineNumber:", " Path:"];

    public static string Sentence(JsonException fault)
    {
        var text = s_tails.Aggregate(fault.Message, (rest, tail) => rest.Split(tail)[0]).TrimEnd('.', ' ');
        return fault.LineNumber is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, character {fault.BytePositionInLine + 1}: {text}.")
            : $"{text}.";
    }
}
