using System.Text.Json.Nodes;
using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Experiments;

/// <summary>Designs, and what their runs would report had they trained.</summary>
internal static class MeasuredExperiment
{
    /// <summary>The demo's world with few labels and with more, at sizes that nobody has to wait for.</summary>
    public static ExperimentDesign TwoDatasets { get; } = new()
    {
        Name = "Two worlds",
        Datasets = [new("ten labels", ["data.labelsPerClass=10"]), new("thirty labels", ["data.labelsPerClass=30"])],
        Arms = ["scratch", "control", "bissl"],
        Seeds = 5,
    };

    /// <summary>Writes down what an arm measured in the run of a dataset, by seed from 0.</summary>
    public static void Measure(RunStore store, string experiment, string dataset, string arm, params double[] top1) => Measure(store, experiment, dataset, "", arm, top1);

    public static void Measure(RunStore store, string experiment, string dataset, string variant, string arm, double[] top1)
    {
        string run = new ExperimentStore(store).Runs(experiment).First(run => run.Dataset == dataset && run.Variant == variant).Run.Id;
        Report(store, run, arm, top1);
    }

    /// <summary>Writes down what the probe of an arm measured in the run of a dataset, by seed from 0.</summary>
    public static void MeasureProbe(RunStore store, string experiment, string dataset, string arm, params double[] values) =>
        Report(store, new ExperimentStore(store).Runs(experiment).First(run => run.Dataset == dataset).Run.Id, arm, values, "probe");

    /// <summary>Writes down what an arm of a run measured, by seed from 0.</summary>
    public static void Report(RunStore store, string run, string arm, double[] top1, string metric = "top1")
    {
        using var writer = new RunWriter(store, run);
        foreach ((int seed, double value) in top1.Index())
            writer.Happened(new RunEvent(EventKind.StageCompleted, $"seed {seed}/{arm}/fine-tune", 0, new JsonObject { ["arm"] = arm, ["seed"] = seed, ["measured"] = new JsonObject { [metric] = value }, ["seconds"] = 1 }));
    }

    /// <summary>Writes down that somebody changed a setting of a dataset's run.</summary>
    public static void Steer(RunStore store, string experiment, string dataset)
    {
        string run = new ExperimentStore(store).Runs(experiment).First(run => run.Dataset == dataset).Run.Id;
        using var writer = new RunWriter(store, run);
        writer.Happened(new RunEvent(EventKind.SettingChanged, "seed 0/bissl", 3, new JsonObject { ["name"] = "lambda", ["value"] = 0.1, ["command"] = 1 }));
    }
}
