using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>What somebody typed for a new run: texts over an origin, the same as JSON, and what is wrong with it. It never alters what was typed.</summary>
public sealed class RunForm
{
    internal const string DatasetPath = "data.name";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Dictionary<string, string> _typed = [];
    private string? _json;

    public RunForm(Origin origin) => Begin(origin);

    /// <summary>Something was typed or chosen.</summary>
    public event Action? Changed;

    public Origin Origin { get; private set; }

    /// <summary>The origin's options, for the dataset that is chosen.</summary>
    public RunOptions Start { get; private set; }

    public string Tags { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>What the last check of all options found.</summary>
    public IReadOnlyList<OptionFault> Faults { get; set; } = [];

    /// <summary>A sentence for everything in <see cref="Json"/> that the form has no place for; while there are any the form does not overwrite it.</summary>
    public IReadOnlyList<string> JsonFaults { get; private set; } = [];

    /// <summary>Whether nothing that is known stands in the way of a start.</summary>
    public bool IsFine => Faults.Count == 0 && JsonFaults.Count == 0;

    /// <summary>The options as JSON: as somebody typed it, else as the form has them.</summary>
    public string Json => _json ?? Write();

    /// <summary>In what it differs from its origin, in the order of the pipeline.</summary>
    public IReadOnlyList<OptionChange> Differences =>
        [.. OptionTree.Leaves.Where(leaf => Differs(leaf.Path)).Select(leaf => new OptionChange(leaf.Path, StartText(leaf.Path), Text(leaf.Path)))];

    public string Text(string path) => _typed.GetValueOrDefault(path) ?? StartText(path);

    public string StartText(string path) => path == DatasetPath ? Origin.Dataset : OptionText.Format(OptionTree.Find(path)!.Get(Start));

    /// <summary>Whether an option means something else than in the origin, however it is written.</summary>
    public bool Differs(string path)
    {
        if (!_typed.TryGetValue(path, out string? text) || text == StartText(path))
            return false;
        return !OptionText.TryParse(OptionTree.Find(path)!.Type, text.Trim(), out object value) || OptionText.Format(value) != StartText(path);
    }

    /// <summary>What an option, or "tags" and "notes", should be; nothing if it is right.</summary>
    public string? Fault(string path) => Faults.FirstOrDefault(fault => fault.Path == path)?.Allowed;

    public void Type(string path, string text)
    {
        _typed[path] = text;
        FormChanged();
    }

    /// <summary>Fills in options, each given as path=value; what names no option is left out.</summary>
    public void Take(IEnumerable<string> settings)
    {
        foreach (string[] parts in settings.Select(setting => setting.Split('=', 2)))
        {
            if (parts.Length == 2 && OptionTree.Find(parts[0]) is not null)
                _typed[parts[0]] = parts[1];
        }

        FormChanged();
    }

    public void TypeTags(string text)
    {
        Tags = text;
        FormChanged();
    }

    public void TypeNotes(string text)
    {
        Notes = text;
        FormChanged();
    }

    /// <summary>Takes a JSON text for all options at once; while it cannot be read, the options stay as they were.</summary>
    public void TypeJson(string text)
    {
        _json = text;
        (var texts, JsonFaults) = JsonReading.Of(Origin, text);
        if (texts is not null)
            _typed = new Dictionary<string, string>(texts);
        Restart();
        Changed?.Invoke();
    }

    /// <summary>Gives up a JSON text that cannot be taken.</summary>
    public void DropJson()
    {
        JsonFaults = [];
        FormChanged();
    }

    /// <summary>Back to the origin's value.</summary>
    public void Reset(string path)
    {
        _typed.Remove(path);
        FormChanged();
    }

    /// <summary>Back to the origin's values.</summary>
    public void ResetAll()
    {
        _typed.Clear();
        DropJson();
    }

    /// <summary>Begins from elsewhere; what was typed stays.</summary>
    public void Choose(Origin origin)
    {
        Begin(origin);
        FormChanged();
    }

    /// <summary>The wish as the server takes it.</summary>
    public NewRunRequest Request() => new()
    {
        Preset = Origin.Preset?.Name,
        Parent = Origin.Parent?.Id,
        Settings = Settings(),
        Tags = Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Notes = Notes,
    };

    /// <summary>What must outlast the page.</summary>
    public KeptForm Keep() => new(Origin.Preset?.Name, _typed, Tags, Notes, JsonFaults.Count > 0 ? _json : null);

    /// <summary>Takes up what an earlier page kept.</summary>
    public void Restore(KeptForm kept)
    {
        (_typed, Tags, Notes) = (kept.Typed.Where(t => OptionTree.Find(t.Key) is not null).ToDictionary(), kept.Tags, kept.Notes);
        FormChanged();
        if (kept.Json is not null)
            TypeJson(kept.Json);
    }

    [MemberNotNull(nameof(Origin), nameof(Start))]
    private void Begin(Origin origin)
    {
        Origin = origin;
        Restart();
    }

    [MemberNotNull(nameof(Start))]
    private void Restart() => Start = Origin.Options(Text(DatasetPath));

    private void FormChanged()
    {
        Restart();
        if (JsonFaults.Count == 0)
            _json = null;
        Changed?.Invoke();
    }

    private string[] Settings() => [.. _typed.Where(t => t.Key == DatasetPath || Differs(t.Key)).Select(t => $"{t.Key}={t.Value}")];

    /// <summary>With texts that are no value of their option as they were typed.</summary>
    private string Write()
    {
        var wrong = new List<OptionFault>();
        string json = OptionsJson.Write(OptionLayers.Over(Start, null, "", Settings(), wrong));
        if (wrong.Count == 0)
            return json;
        JsonNode tree = JsonNode.Parse(json)!;
        foreach (string[] path in wrong.Select(fault => fault.Path.Split('.')))
            path[..^1].Aggregate(tree, (branch, name) => branch[name]!)[path[^1]] = Text(string.Join('.', path));
        return tree.ToJsonString(s_readable);
    }
}
