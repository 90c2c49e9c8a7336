using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Finds runs among thousands.</summary>
public sealed class RunIndex(RunStore store)
{
    private const string Fits = """
        FROM runs LEFT JOIN heartbeats ON heartbeats.run = runs.number
        WHERE (@text = '' OR instr(lower(id), @text) OR instr(lower(name), @text) OR instr(lower(tags), @text) OR instr(lower(notes), @text))
            AND (@anyState OR state IN @states)
            AND (@Preset IS NULL OR preset = @Preset)
            AND (@Tag IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @Tag))
        """;

    /// <summary>One page of the runs that fit.</summary>
    public RunPage Find(RunSearch search) => store.Database.Read(c =>
    {
        var values = new
        {
            text = string.Concat(search.Text.Select(letter => char.IsAscii(letter) ? char.ToLowerInvariant(letter) : letter)),
            anyState = search.States.Count == 0,
            states = search.States.Select(s => s.ToString()),
            search.Preset,
            search.Tag,
            search.Skip,
            search.Take,
        };
        string way = search.Descending ? "DESC" : "ASC";
        int total = c.ExecuteScalar<int>($"SELECT count(*) {Fits}", values);
        List<RunRecord> runs = c.Query<RunRecord>(
            $"SELECT runs.*, tags AS tags_json, heartbeats.time AS heartbeat, heartbeats.usage AS usage_json {Fits} ORDER BY {Column(search.Order)} {way}, number {way} LIMIT @Take OFFSET @Skip",
            values).AsList();
        return new RunPage(total, runs);
    });

    /// <summary>A mark of every run that changes whenever anything about the run does, by id.</summary>
    public IReadOnlyDictionary<string, string> Marks() => store.Database.Read(c => c.Query<(string Id, string Mark)>(
        "SELECT id, state || ' ' || last_seq || ' ' || ifnull(queue_place, 0) || ' ' || name || ' ' || tags || ' ' || notes FROM runs").ToDictionary(m => m.Id, m => m.Mark));

    /// <summary>What there is to filter by.</summary>
    public RunFacets Facets() => store.Database.Read(c => new RunFacets(
        c.Query<(string State, int Count)>("SELECT state, count(*) FROM runs GROUP BY state").ToDictionary(s => Enum.Parse<RunState>(s.State), s => s.Count),
        c.Query<string>("SELECT DISTINCT preset FROM runs ORDER BY preset").AsList(),
        c.Query<string>("SELECT DISTINCT value FROM runs, json_each(tags) ORDER BY value").AsList()));

    /// <summary>How many runs there are.</summary>
    public int Count() => store.Database.Read(c => c.ExecuteScalar<int>("SELECT count(*) FROM runs"));

    private static string Column(RunOrder order) => order switch
    {
        RunOrder.Name => "name COLLATE NOCASE",
        RunOrder.State => "state",
        RunOrder.Preset => "preset",
        RunOrder.Duration => "running_time",
        _ => "number",
    };
}
