using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>Two augmentations of the same images, in the same order, each [B, 3, H, W].</summary>
public readonly record struct Views(Tensor First, Tensor Second);
