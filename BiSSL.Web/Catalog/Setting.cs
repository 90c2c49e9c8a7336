using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>A setting that may change while a run trains.</summary>
/// <param name="Name">One of <see cref="LiveSettings.Names"/>.</param>
/// <param name="Initial">From the run's options.</param>
/// <param name="Present">What every stage uses, or will from its next step on.</param>
/// <param name="Changed">The newest event in which a stage began to use <paramref name="Present"/>; nothing if none has yet.</param>
public sealed record Setting(string Name, double Initial, double Present, StoredEvent? Changed)
{
    /// <summary>Whether it was changed, and no stage that uses it has had a step since.</summary>
    public bool IsWaiting => Present != Initial && Changed is null;

    /// <summary>All of a run.</summary>
    public static IReadOnlyList<Setting> Of(RunStore store, string id, BilevelOptions options)
    {
        IReadOnlyList<StoredEvent> marks = new RunReader(store, id).Events(EventKind.SettingChanged);
        IReadOnlyList<CommandRecord> wishes = [.. new CommandOutbox(store).Of(id).Where(c => c is { Kind: CommandKind.Set, State: CommandState.Done })];
        return [.. LiveSettings.Names.Select(name => Of(name, Start(name, options), wishes.LastOrDefault(c => c.Name == name), marks))];
    }

    private static Setting Of(string name, double initial, CommandRecord? wish, IReadOnlyList<StoredEvent> marks) => wish?.Value is { } value
        ? new(name, initial, value, marks.LastOrDefault(mark => (long?)JsonNode.Parse(mark.Detail)!["command"] == wish.Id))
        : new(name, initial, initial, null);

    private static double Start(string name, BilevelOptions options) => name switch
    {
        LiveSettings.Lambda => options.Lambda,
        LiveSettings.Gamma => options.Gamma,
        LiveSettings.Alpha => options.AdaptStrength,
        _ => 1,
    };
}
