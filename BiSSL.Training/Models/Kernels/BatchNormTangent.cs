using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The direction in which the derivatives of a batch norm are differentiated: tangents of the gradients by input, weight and bias.</summary>
/// <param name="Input">ẋ, of the shape of x.</param>
/// <param name="Weight">γ̇, [C]; null is zero.</param>
/// <param name="Bias">β̇, [C]; null is zero.</param>
internal sealed record BatchNormTangent(Tensor Input, Tensor? Weight, Tensor? Bias);
