using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Control;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>The ridge probe (E38) on an arm's frozen features: a single step that measures.</summary>
/// <param name="settings">Nothing of them applies.</param>
/// <param name="measure">Test accuracy in percent.</param>
/// <param name="owned">What is disposed with the stage.</param>
public sealed class ProbeStage(StageSettings settings, Func<double> measure, IDisposable owned) : IStage
{
    private double _accuracy;

    public int Steps => 1;

    public StageSettings Settings => settings;

    public long Images => 0;

    public IReadOnlyList<(string Name, Tensor Value)> State => [];

    public void Step(int step) => _accuracy = measure();

    public IReadOnlyList<Reading> Measure() => [];

    public JsonObject Scalars() => new() { ["probe"] = _accuracy };

    public void Restore(JsonObject scalars) => _accuracy = scalars["probe"]!.GetValue<double>();

    public StageResult Result() => new([], new JsonObject { ["probe"] = _accuracy });

    public void Dispose() => owned.Dispose();
}
