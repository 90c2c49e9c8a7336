using System.Text.Encodings.Web;
using System.Text.Json;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>The options tree as JSON, in camel case. A file may hold only some options; unknown members and wrong types are faults.</summary>
public static class OptionsJson
{
    private static readonly JsonSerializerOptions s_write = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions s_read = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Options of earlier versions, and those that have taken their place.</summary>
    private static readonly Dictionary<string, string[]> s_renamed = new() { ["model.batchNormGroup"] = ["model.pretextBatchNormGroup", "model.downstreamBatchNormGroup"] };

    public static string Write(RunOptions options) => JsonSerializer.Serialize(options, s_write);

    /// <summary>All options from a text that <see cref="Write"/> made.</summary>
    /// <exception cref="UserError">The text is no such tree.</exception>
    public static RunOptions Read(string json)
    {
        var faults = new List<OptionFault>();
        var options = Apply(new RunOptions(), json, "the options", faults);
        OptionFault.Require(faults);
        return options;
    }

    /// <summary>The options with those of a JSON text laid over them.</summary>
    /// <param name="json">An object, nested as the tree is.</param>
    /// <param name="source">What the text is, for a message.</param>
    /// <param name="faults">Receives every fault; such members are left as they were.</param>
    /// <exception cref="UserError">The text is not a JSON object.</exception>
    public static RunOptions Apply(RunOptions options, string json, string source, ICollection<OptionFault> faults)
    {
        using var document = Parse(json, source);
        return Apply(options, document.RootElement, "", faults);
    }

    private static JsonDocument Parse(string json, string source)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw new UserError($"{source} is empty: it must look like {{ \"lower\": {{ \"steps\": 20 }} }}.");
        try
        {
            var document = JsonDocument.Parse(json, s_read);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new UserError($"{source} is not a JSON object: it must look like {{ \"lower\": {{ \"steps\": 20 }} }}.");
        }
        catch (JsonException fault)
        {
            throw new UserError($"{source} is not valid JSON: {JsonFault.Sentence(fault)}", fault);
        }
    }

    private static RunOptions Apply(RunOptions options, JsonElement group, string prefix, ICollection<OptionFault> faults)
    {
        foreach (var member in group.EnumerateObject())
        {
            var path = prefix + member.Name;
            if (s_renamed.TryGetValue(path, out var now))
                options = now.Aggregate(options, (changed, one) => Apply(changed, OptionTree.Find(one)!, member.Value, faults));
            else if (OptionTree.Find(path) is { } leaf)
                options = Apply(options, leaf, member.Value, faults);
            else if (member.Value.ValueKind == JsonValueKind.Object && OptionTree.Leaves.Any(l => l.Path.StartsWith(path + '.', StringComparison.Ordinal)))
                options = Apply(options, member.Value, path + '.', faults);
            else
                faults.Add(OptionFault.Unknown(path, member.Value.GetRawText()));
        }
        return options;
    }

    private static RunOptions Apply(RunOptions options, OptionLeaf leaf, JsonElement value, ICollection<OptionFault> faults)
    {
        try
        {
            if (value.Deserialize(leaf.Type) is { } typed && !HoldsNull(typed))
                return leaf.With(options, typed);
        }
        catch (JsonException)
        {
        }
        faults.Add(new OptionFault(leaf.Path, value.GetRawText(), $"allowed is {OptionText.Describe(leaf.Type)}"));
        return options;
    }

    private static bool HoldsNull(object typed) => typed is IReadOnlyList<string> texts && texts.Any(text => text is null);
}
