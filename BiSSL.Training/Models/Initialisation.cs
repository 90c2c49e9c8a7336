using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Starting weights as timm draws them (E30).</summary>
public static class Initialisation
{
    /// <summary>
    /// Convolutions N(0, 2/fan-out); linear weights and biases U(−1/√in, 1/√in); batch norm weight 1 and bias 0. The numbers are drawn
    /// on the CPU in float32, in the order of the modules, so they are the same for every device, element type and layout.
    /// </summary>
    /// <param name="network">What to fill, in place.</param>
    /// <param name="generator">A CPU generator; the only source of the numbers.</param>
    /// <param name="zeroInitLast">Whether the last batch norm of every residual block gets weight 0 (departure D32).</param>
    public static void Draw(nn.Module network, Generator generator, bool zeroInitLast = true)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var module in network.modules().Append(network))
            Draw(module, generator);
        foreach (var block in network.modules().OfType<IResidualBlock>())
            nn.init.constant_(block.Last.Weight, zeroInitLast ? 0 : 1);
    }

    private static void Draw(nn.Module module, Generator generator)
    {
        if (module is Convolution convolution)
            Draw(convolution, generator);
        else if (module is Linear linear)
            Draw(linear, generator);
    }

    private static void Draw(Convolution convolution, Generator generator)
    {
        var shape = convolution.Weight.shape; // [out, in, kernel, kernel]
        var fanOut = shape[0] * shape[2] * shape[3];
        convolution.Weight.copy_(empty(shape, float32).normal_(0, Math.Sqrt(2.0 / fanOut), generator));
    }

    private static void Draw(Linear linear, Generator generator)
    {
        var bound = 1 / Math.Sqrt(linear.weight.shape[1]);
        linear.weight.copy_(empty(linear.weight.shape, float32).uniform_(-bound, bound, generator));
        linear.bias?.copy_(empty(linear.bias.shape, float32).uniform_(-bound, bound, generator));
    }
}
