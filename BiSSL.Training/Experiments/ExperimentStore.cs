using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Experiments;

/// <summary>The experiments of a store. Safe from any thread and any process.</summary>
public sealed class ExperimentStore(RunStore store)
{
    private const string Links = $"SELECT runs.id FROM experiment_runs JOIN runs ON runs.number = experiment_runs.run WHERE experiment = @id ORDER BY runs.number";

    /// <summary>Adds an experiment with all its runs at the end of the queue: all of it or, after a power cut, none.</summary>
    /// <exception cref="UserError">Something is wrong with the plan.</exception>
    public Experiment Create(ExperimentPlan plan)
    {
        plan.Require();
        var runs = Named(plan.Runs, plan.Design);
        return store.Database.Write(c =>
        {
            DateTimeOffset now = store.Time.GetUtcNow();
            string id = RunId.New(now);
            c.Execute("INSERT INTO experiments (id, name, design, created) VALUES (@id, @Name, @design, @now)", new { id, plan.Design.Name, design = ExperimentJson.Write(plan.Design), now });
            Insert(c, id, runs, now);
            return One(c, id);
        });
    }

    /// <summary>Adds runs to an experiment, at the end of the queue, under a design that says so.</summary>
    public void Extend(string id, ExperimentDesign design, IReadOnlyList<PlannedRun> planned)
    {
        var runs = Named(planned, design);
        store.Database.Write(c =>
        {
            c.Execute("UPDATE experiments SET design = @design WHERE id = @Id", new { One(c, id).Id, design = ExperimentJson.Write(design) });
            Insert(c, id, runs, store.Time.GetUtcNow());
            return true;
        });
    }

    /// <summary>All experiments, newest first.</summary>
    public IReadOnlyList<Experiment> List() => store.Database.Read(c =>
        c.Query<Row>("SELECT id, design, created FROM experiments ORDER BY created DESC, id DESC").Select(Read).ToArray());

    /// <summary>The experiment with exactly this id.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public Experiment Get(string id) => store.Database.Read(c => One(c, id));

    /// <summary>The experiment that a text means: its id, its name, or the beginning of its id.</summary>
    /// <exception cref="UserError">None or several fit.</exception>
    public Experiment Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UserError("No experiment is named: the word for it is empty. Give its id or its name; `experiment list` lists them all.");
        IReadOnlyList<Experiment> all = List();
        foreach (Func<Experiment, bool> fits in (Func<Experiment, bool>[])[e => e.Id == text, e => e.Design.Name == text, e => e.Id.StartsWith(text, StringComparison.Ordinal)])
        {
            Experiment[] found = [.. all.Where(fits)];
            if (found.Length == 1)
                return found[0];
            if (found.Length > 1)
                throw new UserError($"'{text}' may mean {string.Join(", ", found.Select(e => e.Title))}; give more of the id.");
        }

        throw new UserError($"No experiment has the id or name '{text}'; `experiment list` lists them all.");
    }

    /// <summary>The runs of an experiment that are still there, oldest first.</summary>
    public IReadOnlyList<ExperimentRun> Runs(string id) => store.Database.Read(c =>
    {
        Dictionary<string, RunRecord> runs = c.Query<RunRecord>($"{RunStore.Select} WHERE id IN ({Links}) ORDER BY number", new { id }).ToDictionary(run => run.Id);
        return c.Query<(string Dataset, string Variant, string Run)>("SELECT dataset, variant, runs.id FROM experiment_runs JOIN runs ON number = run WHERE experiment = @id ORDER BY number", new { id })
            .Select(link => new ExperimentRun(link.Dataset, link.Variant, runs[link.Run])).ToArray();
    });

    /// <summary>The experiments that a run is a part of.</summary>
    public IReadOnlyList<Experiment> Of(string run) => store.Database.Read(c => c.Query<Row>(
        "SELECT id, design, created FROM experiments WHERE id IN (SELECT experiment FROM experiment_runs WHERE run = (SELECT number FROM runs WHERE id = @run))", new { run }).Select(Read).ToArray());

    /// <summary>Removes an experiment; its runs stay.</summary>
    public void Delete(string id) => store.Database.Write(c => c.Execute("DELETE FROM experiments WHERE id = @Id", new { One(c, id).Id }));

    private (string Id, PlannedRun Planned, NewRun Run)[] Named(IReadOnlyList<PlannedRun> planned, ExperimentDesign design)
    {
        var runs = planned.Zip(store.NewIds(planned.Count), (run, id) => (Id: id, run, new NewRun(run.Options.Name, design.Preset, OptionsJson.Write(run.Options)))).ToArray();
        foreach (var run in runs)
            store.Paths.MakeRun(run.Id);
        return runs;
    }

    private static void Insert(SqliteConnection c, string experiment, (string Id, PlannedRun Planned, NewRun Run)[] runs, DateTimeOffset now)
    {
        foreach (var (id, planned, run) in runs)
        {
            long number = RunStore.Insert(c, id, run, now).Number;
            RunQueue.Append(c, number);
            c.Execute("INSERT INTO experiment_runs (experiment, run, dataset, variant) VALUES (@experiment, @number, @Dataset, @Variant)", new { experiment, number, planned.Dataset, planned.Variant });
        }
    }

    private static Experiment One(SqliteConnection c, string id) => Read(c.QuerySingleOrDefault<Row>("SELECT id, design, created FROM experiments WHERE id = @id", new { id })
        ?? throw new UserError($"There is no experiment {id}; `experiment list` lists them all."));

    private static Experiment Read(Row row) => new(row.Id, ExperimentJson.Read(row.Design, $"Experiment {row.Id}"), row.Created);

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Design { get; init; }

        public required DateTimeOffset Created { get; init; }
    }
}
