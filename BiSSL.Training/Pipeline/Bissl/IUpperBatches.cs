using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>Where the upper level's labelled images come from. A pure function: asked again, it gives the same tensors.</summary>
public interface IUpperBatches
{
    /// <summary>Upper steps that an alternation takes: N_U, or fewer on small sets where the released code is copied (D17).</summary>
    int StepsPerAlternation { get; }

    /// <summary>Images [B, 3, H, W] and their labels at upper step <paramref name="step"/> of alternation <paramref name="alternation"/>, both counted from 0.</summary>
    (Tensor Images, Tensor Labels) At(int alternation, int step);
}
