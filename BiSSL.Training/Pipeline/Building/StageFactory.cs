using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Gives every stage the options and images that it has declared, and knows thereby what determines its result.</summary>
public sealed class StageFactory(RunOptions options, RunData data, Compute compute, IRunReporter reporter)
{
    /// <summary>What builds a stage of an arm.</summary>
    /// <param name="stage">One of <see cref="StageNames"/>.</param>
    public StageBuilder Of(string stage, string arm, StageSeeds seeds)
    {
        var inputs = StageInputs.Of(stage, arm);
        var only = inputs.Only(options);
        var watch = new StageWatch(options, () => data.Of(seeds));
        return new StageBuilder(stage, arm, seeds, only, data.For(inputs, seeds), new Networks(only, compute.Device, compute.Precision), watch, new Curves(reporter, Scopes.Of(seeds.Draws, stage, arm)));
    }

    /// <summary>Everything besides the stages before it that determines a stage's result.</summary>
    /// <inheritdoc cref="Of"/>
    public JsonObject Determines(string stage, string arm, StageSeeds seeds)
    {
        var inputs = StageInputs.Of(stage, arm);
        return new JsonObject
        {
            ["seeds"] = new JsonObject { ["images"] = seeds.Images, ["draws"] = seeds.Draws },
            ["machine"] = compute.Describe(options.Engine),
            ["options"] = inputs.Json(options),
            ["images"] = new JsonObject(data.For(inputs, seeds).Digests.Select(set => KeyValuePair.Create(set.Set, (JsonNode?)set.Digest))),
        };
    }
}
