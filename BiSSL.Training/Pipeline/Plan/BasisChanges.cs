using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Building;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>What of a run is no longer as it was when it began, in sentences.</summary>
internal sealed class BasisChanges(RunData data)
{
    private readonly SortedDictionary<string, SortedSet<string>> _images = [];
    private readonly SortedSet<string> _others = [];

    /// <param name="before">What determined a stage then, as <see cref="StageFactory.Determines"/> gives it.</param>
    /// <param name="now">And now.</param>
    public void Add(JsonObject before, JsonObject now)
    {
        foreach (var (set, _, _) in Different(before, now, "images"))
        {
            if (!_images.TryGetValue(data.FolderOf(set), out var sets))
                _images[data.FolderOf(set)] = sets = [];
            sets.Add(set);
        }
        foreach (var (path, was, value) in Different(before, now, "options"))
            _others.Add($"{path} is {value}, and was {was}.");
        foreach (var (what, was, value) in Different(before, now, "machine"))
            _others.Add($"The run began with {what} {was}, and here it is {value}.");
    }

    /// <summary>The sentence on sets of images, by their names, that come from one folder.</summary>
    public static string OfImages(string folder, IEnumerable<string> sets) => $"The pictures in '{folder}' ({string.Join(", ", sets)}) are not those that this run began with.";

    /// <exception cref="UserError">There are any.</exception>
    public void Refuse()
    {
        string[] all = [.. _images.Select(folder => OfImages(folder.Key, folder.Value)), .. _others];
        if (all.Length > 0)
            throw new UserError($"{string.Join(' ', all)} Put that back as it was to go on, or start a new run: results of both would be mixed in this one.");
    }

    private static IEnumerable<(string Name, string Before, string Now)> Different(JsonObject before, JsonObject now, string part)
    {
        var (then, today) = (before[part]!.AsObject(), now[part]!.AsObject());
        return from name in then.Select(entry => entry.Key).Union(today.Select(entry => entry.Key))
               let change = (name, Before: Text(then[name]), Now: Text(today[name]))
               where change.Before != change.Now
               select change;
    }

    private static string Text(JsonNode? value) => value is null ? "nothing" : value.ToString();
}
