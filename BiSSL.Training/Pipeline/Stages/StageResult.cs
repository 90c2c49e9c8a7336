using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>What a stage leaves behind.</summary>
/// <param name="Weights">Tensors by name; they live as long as the stage.</param>
/// <param name="Measured">Numbers by name, such as "top1".</param>
public sealed record StageResult(IReadOnlyList<(string Name, Tensor Value)> Weights, JsonObject Measured);
