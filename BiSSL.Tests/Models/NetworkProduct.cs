using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models;

/// <summary>A Hessian-vector product of a network with starting weights: the same numbers on every path, device and in every precision but for rounding.</summary>
internal static class NetworkProduct
{
    /// <param name="zeroInitLast">As trained networks start; otherwise all layers take part, and those of deep networks amplify rounding.</param>
    /// <returns>[L] on the processor, float64.</returns>
    public static Tensor Of(ResNetShape shape, string path, Device device, ScalarType precision, bool training = true, bool zeroInitLast = false, int side = 32)
    {
        var network = Network(shape, path, device, precision, zeroInitLast, side);
        network.train(training);
        Tensor[] parameters = [.. network.parameters()];
        using var kept = HessianVectorProduct.Kept(() => network.call(Images(device, precision, side)).tanh().square().sum(), parameters);
        return cat([.. kept.Apply(Direction(parameters)).Select(part => part.reshape(-1))]).cpu().to(float64);
    }

    /// <summary>The same numbers whatever the parameters' layout, precision and device.</summary>
    public static Tensor[] Direction(IReadOnlyList<Tensor> parameters)
    {
        var v = Numbers.Spread("v", parameters.Sum(parameter => parameter.numel()));
        return [.. v.split([.. parameters.Select(parameter => parameter.numel())]).Zip(parameters, (part, parameter) => zeros_like(parameter).copy_(part.view(parameter.shape)))];
    }

    public static ResNet Network(ResNetShape shape, string path, Device device, ScalarType precision, bool zeroInitLast = false, int side = 32)
    {
        using var generator = new Generator(1, CPU);
        var network = new ResNet(shape, IKernels.For(path));
        Initialisation.Draw(network, generator, zeroInitLast);
        network = network.to(precision).to(device);
        if (path == "fast")
            network.UseChannelsLast(side);
        return network;
    }

    public static Tensor Images(Device device, ScalarType precision, int side = 32) => (2 * Numbers.Spread("images", 16, 3, side, side)).to(precision).to(device);

    /// <summary>‖found − expected‖/‖expected‖.</summary>
    public static double Distance(Tensor expected, Tensor found) => ((found - expected).norm(2f) / expected.norm(2f)).ToDouble();
}
