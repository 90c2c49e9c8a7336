using System.Text.Json.Nodes;
using TorchSharp;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>What a finished stage left behind.</summary>
/// <param name="Tensors">By name, on the CPU; owned by the dispose scope of whoever got it.</param>
/// <param name="Scalars">Everything else, by name; numbers must be finite and come back exactly.</param>
public sealed record CachedResult(IReadOnlyDictionary<string, torch.Tensor> Tensors, JsonObject Scalars);
