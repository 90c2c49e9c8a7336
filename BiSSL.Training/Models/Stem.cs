namespace BiSSL.Training.Models;

/// <summary>A network's first layers: 7×7 stride 2 with max-pool, or 3×3 stride 1 without.</summary>
public enum Stem
{
    ImageNet,
    Cifar,
}
