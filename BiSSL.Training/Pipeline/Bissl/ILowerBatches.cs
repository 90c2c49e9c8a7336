using BiSSL.Training.Pretext;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>Where the lower level's views come from. A pure function: asked again, it gives the same tensors.</summary>
public interface ILowerBatches
{
    /// <summary>The views of lower step <paramref name="step"/> of alternation <paramref name="alternation"/>, both counted from 0.</summary>
    Views At(int alternation, int step);

    /// <summary>The views of Hessian batch <paramref name="k"/>: the k-th of the lower block (D1: or one new batch).</summary>
    Views Hessian(int alternation, int k);
}
