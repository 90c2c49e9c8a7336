using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>Max pooling whose derivatives keep the layout of what they are given: libtorch's own second derivative comes back with the channels first, and what meets it is slow.</summary>
internal sealed class FastMaxPool : Node
{
    /// <param name="x">[B, C, H, W].</param>
    /// <returns>The greatest value in every 3×3 window at stride 2, [B, C, H/2, W/2].</returns>
    public static Tensor Of(Tensor x)
    {
        Tensor y, winners;
        using (no_grad())
            (y, winners) = Operators.MaxPool(x);
        return new FastMaxPool().Record([x], [y], x, winners)[0];
    }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor?[] gradients) => [gradients[0] is { } grad ? MaxPoolGradient.Of(grad, Saved(0), Saved(1)) : null];
}
