using System.Text.Json.Nodes;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>Algorithm 1 as a stage. Its result is θP after the last alternation (D34).</summary>
public sealed class BisslStage(
    Level p, Level d, IPretextTask task, Algorithm1 algorithm, IOptimizer lower, IOptimizer upper, ILinearSolver solver, StageSettings settings, Curves curves) : IStage
{
    private readonly UnreadCurves _curves = new(curves);

    /// <summary>Measures the linear probe of a backbone that goes on training, on the validation images, in percent.</summary>
    public required Func<ResNet, double> Probe { get; init; }

    /// <summary>Measures the network in evaluation mode on the validation images.</summary>
    public required Func<Level, Scores> Validate { get; init; }

    /// <summary>Store features after every so many steps; 0 at the end only.</summary>
    public int EmbedEvery { get; init; }

    public int Steps => algorithm.Steps;

    public StageSettings Settings => settings;

    public IReadOnlyList<string> Layers => p.Names;

    public long Images => algorithm.Images;

    public IReadOnlyList<(string Name, Tensor Value)> State =>
    [
        .. NamedState.Of("thetaP", p.Backbone), .. NamedState.Of("phiP", p.Head), .. NamedState.Of("task", task.State), .. NamedState.Of("lower", lower.State),
        .. NamedState.Of("thetaD", d.Backbone), .. NamedState.Of("phiD", d.Head), .. NamedState.Of("upper", upper.State),
        .. NamedState.Of("solver", solver.State),
    ];

    public void Step(int step) => algorithm.Step(step, settings, _curves);

    public void Report() => _curves.Read();

    public IReadOnlyList<Reading> Measure()
    {
        var scores = Validate(d);
        return
        [
            new("now/probeP", "probe of θP", Probe(p.Backbone)), new("now/probeD", "probe of θD", Probe(d.Backbone)),
            new("now/valTop1", $"validation {scores.Called} of θD and its head", scores.Top1),
        ];
    }

    public Embedded? Embedded => new(p.Backbone, Every: EmbedEvery);

    public JsonObject Scalars() => new() { ["learnt"] = new JsonArray([.. solver.Learnt.Select(number => JsonValue.Create(number))]) };

    public void Restore(JsonObject scalars)
    {
        using var like = p.Vector();
        if (scalars["learnt"] is JsonArray { Count: > 0 } learnt)
            solver.Expect([.. learnt.Select(number => number!.GetValue<double>())], like);
    }

    public StageResult Result() => new(
    [
        .. NamedState.Of("theta", p.Backbone), .. NamedState.Of("phi", p.Head), .. NamedState.Of("thetaD", d.Backbone), .. NamedState.Of("phiD", d.Head),
    ], []);

    public void Dispose()
    {
        _curves.Dispose();
        algorithm.Dispose();
        solver.Dispose();
        lower.Dispose();
        upper.Dispose();
        task.Dispose();
        p.Backbone.Dispose();
        d.Backbone.Dispose();
        d.Head.Dispose();
    }
}
