using System.Text.Json.Nodes;
using TorchSharp;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>The state of one stage after <paramref name="Step"/> steps.</summary>
/// <param name="Step">Steps finished.</param>
/// <param name="Tensors">Everything with a shape, by name, on the CPU; owned by the dispose scope of whoever loaded it.</param>
/// <param name="Scalars">Everything else, by name; numbers must be finite and come back exactly.</param>
public sealed record Checkpoint(long Step, IReadOnlyDictionary<string, torch.Tensor> Tensors, JsonObject Scalars);
