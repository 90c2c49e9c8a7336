using BiSSL.Training.Data.Augmentation.Vectors;
using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// SimCLR's two views of a batch (specification 1.9). What happens to an image is a pure function of (seed, stream, step, position in the batch, view).
/// </summary>
public sealed class SimClrViews(ImageSet images, AugmentationSettings settings, long seed, string stream)
{
    private readonly VectorRenderer _processor = new(settings.Crop);

    /// <param name="indices">B image numbers.</param>
    /// <param name="step">Training step.</param>
    /// <returns>Two of float32 (B, 3, S, S), normalised, on the images' device.</returns>
    public (Tensor First, Tensor Second) Draw(int[] indices, long step)
    {
        using var scope = NewDisposeScope();
        var views = new ViewParameters[2 * indices.Length];
        for (var i = 0; i < views.Length; i++)
        {
            var (view, position) = Math.DivRem(i, indices.Length);
            views[i] = ViewSampler.Sample(settings, view == 1, images.Pictures.Sizes[indices[position]], new Draws(seed, stream, step, 2 * position + view));
        }
        var halves = Render([.. indices, .. indices], views).chunk(2);
        return (halves[0].MoveToOuterDisposeScope(), halves[1].MoveToOuterDisposeScope());
    }

    private Tensor Render(int[] indices, ViewParameters[] views) => images.Pictures.Pixels.is_cuda
        ? Normalisation.Apply(ViewRenderer.Render(images.Pictures, indices, views, settings.Crop), settings.Range)
        : _processor.Render(images.Pictures, indices, views, settings.Range);
}
