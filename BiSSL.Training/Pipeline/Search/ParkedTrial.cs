using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Search;

/// <summary>The whole state of a paused trial, in main memory; the step and the data's order are functions of its number of steps.</summary>
internal sealed class ParkedTrial : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly JsonObject _scalars;

    private ParkedTrial(IStage stage, JsonObject scalars, Func<Tensor, Tensor> copy) =>
        (_scalars, _tensors) = (scalars, stage.State.ToDictionary(entry => entry.Name, entry => copy(entry.Value).DetachFromDisposeScope()));

    /// <summary>What the stage holds now.</summary>
    public static ParkedTrial Of(IStage stage) => new(stage, stage.Scalars(), value => value.detach().cpu().clone());

    /// <summary>Room for a state of the same shapes, to be read from a checkpoint.</summary>
    public static ParkedTrial Like(IStage stage, JsonObject scalars) => new(stage, scalars, value => zeros_like(value.detach().cpu()));

    public JsonObject Scalars => _scalars.DeepClone().AsObject();

    public IEnumerable<(string Name, Tensor Value)> State => _tensors.Select(entry => (entry.Key, entry.Value));

    /// <summary>Brings a new stage of the trial to where it paused.</summary>
    public void Resume(IStage stage)
    {
        stage.Restore(Scalars);
        NamedState.Restore(stage.State, _tensors);
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }
}
