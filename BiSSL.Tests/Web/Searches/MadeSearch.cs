using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web.Searches;

/// <summary>Searches that nobody trained, for pages that show them.</summary>
internal static class MadeSearch
{
    public static RunOptions Options => Preset.Named("demo").Make("shapes") with
    {
        Search = new() { Trials = 9 },
        FineTune = Preset.Named("demo").Make("shapes").FineTune with { Epochs = 90, ValidateEvery = 1 },
    };

    /// <summary>A finished trial, four that were stopped early, and a diverged one; the finished one is not the first.</summary>
    public static SearchResult Done(string arm = "bissl") => new(arm, 0, [.. Enumerable.Range(0, 6).Select(Of)], 6 * 180, IsDone: true);

    public static Trial Of(int number)
    {
        var (state, steps) = number switch { 3 => (TrialState.Finished, 180), 5 => (TrialState.Diverged, 20), _ => (TrialState.Early, 20) };
        TrialPoint[] curve = [new(10, 20 + number, 2), new(steps, 30 + number, 1.5 - (0.01 * number))];
        return new(number, Math.Pow(10, -number / 2.0), 1e-5 * (number + 1), steps, 180, 1, state, 1.5) { Curve = curve, Best = state == TrialState.Diverged ? null : curve[1] };
    }

    /// <summary>A run that trains, has told of a trial of bissl's search, and is done with control's.</summary>
    public static RunRecord Run(RunStore store, string name)
    {
        RunRecord run = store.Create(new NewRun(name, "demo", OptionsJson.Write(Options with { Name = name })));
        store.Transition(run.Id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });
        using var writer = new RunWriter(store, run.Id);
        foreach (Trial trial in Done().Trials)
            Tell(writer, trial, "seed 0/control/search");
        JsonObject detail = new() { ["arm"] = "control", ["seed"] = 0, ["measured"] = SearchJson.Write(Done("control"), curves: true), ["seconds"] = 1 };
        writer.Happened(new RunEvent(EventKind.StageCompleted, "seed 0/control/search", 260, detail, "done"));
        writer.Point("seed 0/control/search", "search/best", 10, 30);
        writer.Point("seed 0/control/search", "search/best", 260, 34);
        Tell(writer, Of(0), "seed 0/bissl/search");
        return run;
    }

    public static void Tell(RunWriter writer, Trial trial, string scope) =>
        writer.Happened(new RunEvent(EventKind.Trial, scope, trial.Steps, SearchJson.Write(trial), $"{scope}/{trial.Number}"));
}
