using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Control;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>The ridge probe (E38) on an arm's frozen features: a single step that measures.</summary>
/// <param name="settings">Nothing of them applies.</param>
/// <param name="measure">The probe on the test images.</param>
/// <param name="owned">What is disposed with the stage.</param>
public sealed class ProbeStage(StageSettings settings, Func<FrozenProbe> measure, IDisposable owned) : IStage
{
    private FrozenProbe? _probe;

    public int Steps => 1;

    public StageSettings Settings => settings;

    public long Images => 0;

    public IReadOnlyList<(string Name, Tensor Value)> State => [];

    public void Step(int step) => _probe = measure();

    public IReadOnlyList<Reading> Measure() => [];

    public JsonObject Scalars() => [];

    public void Restore(JsonObject scalars) { }

    public StageResult Result() => new([], new JsonObject { ["probe"] = _probe!.Percent, ["variation"] = _probe.Variation });

    public void Dispose() => owned.Dispose();
}
