using System.Text.Json;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>What a JSON text says over an origin.</summary>
/// <param name="Texts">The options that it changes, as texts; nothing if it cannot be read.</param>
/// <param name="Faults">A sentence for everything that the form has no place for.</param>
internal sealed record JsonReading(IReadOnlyDictionary<string, string>? Texts, IReadOnlyList<string> Faults)
{
    private const string Source = "The text";

    public static JsonReading Of(Origin origin, string json)
    {
        try
        {
            var faults = new List<OptionFault>();
            string dataset = OptionLayers.Over(origin.Options(origin.Dataset), json, Source, [], []).Data.Name;
            RunOptions start = origin.Options(dataset);
            RunOptions read = OptionLayers.Over(start, json, Source, [], faults);
            return new(Changes(origin, start, read, faults), [.. faults.Where(fault => OptionTree.Find(fault.Path) is null).Select(fault => fault.ToString())]);
        }
        catch (UserError e)
        {
            return new(null, [e.Message]);
        }
    }

    private static Dictionary<string, string> Changes(Origin origin, RunOptions start, RunOptions read, List<OptionFault> faults)
    {
        Dictionary<string, string> texts = OptionTree.Differences(start, read).ToDictionary(change => change.Path, change => change.After);
        if (read.Data.Name != origin.Dataset)
            texts[RunForm.DatasetPath] = read.Data.Name;
        foreach (OptionFault wrong in faults.Where(fault => OptionTree.Find(fault.Path) is not null))
            texts[wrong.Path] = Text(wrong.Value);
        return texts;
    }

    /// <summary>A value of another type than the option's, as it would be typed in the form.</summary>
    private static string Text(string json)
    {
        JsonElement value = JsonElement.Parse(json);
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? value.GetString() ?? "" : json;
    }
}
