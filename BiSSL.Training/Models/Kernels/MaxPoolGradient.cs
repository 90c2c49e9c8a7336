using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The derivative of max pooling by its input, as a function of the output's gradient. Which place of a window wins is constant almost everywhere.</summary>
internal sealed class MaxPoolGradient : Node
{
    public static Tensor Of(Tensor grad, Tensor x, Tensor winners)
    {
        Tensor found;
        using (no_grad())
            found = Operators.MaxPoolGradient(grad, x, winners);
        return new MaxPoolGradient().Record([grad], [found], winners)[0];
    }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor?[] gradients) => [gradients[0] is { } along ? AtWinners(along, Saved(0)) : null];

    /// <summary>[B, C, H, W] at the places [B, C, h, w] in H · W, in the layout of the places.</summary>
    private static Tensor AtWinners(Tensor values, Tensor winners)
    {
        if (winners.stride()[1] != 1)
            return values.flatten(2).gather(2, winners.flatten(2)).view(winners.shape);
        var size = winners.shape;
        return Rows(values).gather(1, Rows(winners)).view(size[0], size[2], size[3], size[1]).permute(0, 3, 1, 2);

        static Tensor Rows(Tensor t) => t.permute(0, 2, 3, 1).flatten(1, 2); // [B, H · W, C]
    }
}
