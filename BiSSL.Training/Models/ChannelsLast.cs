using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>The memory layout in which the channels of one pixel lie side by side. Values and shapes do not change.</summary>
public static class ChannelsLast
{
    /// <summary>The images laid out so; no copy where they already are.</summary>
    public static Tensor Of(Tensor images) => images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>Lays the weight of every convolution out so, in place.</summary>
    public static void Convert(nn.Module network)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var convolution in network.modules().Append(network).OfType<Convolution>())
            convolution.Weight.set_(Of(convolution.Weight));
    }
}
