using BiSSL.Training.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Models.Kernels;

/// <summary>Values, gradients and Hessian-vector products of a scalar loss of several tensors.</summary>
internal static class SecondOrder
{
    /// <summary>The output, the gradient of sum(weights · tanh(output)) and the Hessian times the directions, by differentiating twice.</summary>
    internal static (Tensor Output, Tensor[] Gradient, Tensor[] Product) Of(
        Func<Tensor[], Tensor> function, Tensor[] inputs, Tensor[] directions)
    {
        var leaves = inputs.Select(input => input.detach().clone().requires_grad_()).ToArray();
        var output = function(leaves);
        var weights = linspace(-1, 1, output.numel(), float64, output.device).reshape(output.shape);
        var loss = (output.tanh() * weights).sum();
        var gradient = Gradient.Of([loss], leaves, keep: true, create: true);
        var product = Gradient.Along(gradient, leaves, directions, keep: true, create: false);
        return (output, gradient, product);
    }

    /// <summary>Fails where any part of the two differs by more than 1e-10 relative to the largest element, or the actual products are not the differences of
    /// its own gradients.</summary>
    internal static void AssertSame(
        Func<Tensor[], Tensor> expected, Func<Tensor[], Tensor> actual, params Tensor[] inputs)
    {
        var directions = inputs.Select(input => randn_like(input)).ToArray();
        var (output, gradient, product) = Of(expected, inputs, directions);
        var (fastOutput, fastGradient, fastProduct) = Of(actual, inputs, directions);
        AssertClose(output, fastOutput);
        foreach (var (reference, found) in gradient.Zip(fastGradient))
            AssertClose(reference, found);
        foreach (var (reference, found) in product.Zip(fastProduct))
            AssertClose(reference, found);
        AssertIsDifferences(actual, inputs, directions, fastProduct);
    }

    internal static void AssertClose(Tensor expected, Tensor actual, double tolerance = 1e-10)
    {
        Assert.Equal(expected.shape, actual.shape);
        var scale = Math.Max(1, expected.detach().abs().max().ToDouble());
        Assert.InRange((expected - actual).detach().abs().max().ToDouble() / scale, 0, tolerance);
    }

    private static void AssertIsDifferences(Func<Tensor[], Tensor> function, Tensor[] inputs, Tensor[] directions, Tensor[] product)
    {
        const double step = 1e-5;
        Tensor[] Gradient(double by) => Of(function, [.. inputs.Zip(directions, (input, direction) => input + (direction * by))], directions).Gradient;
        foreach (var ((ahead, behind), found) in Gradient(step).Zip(Gradient(-step)).Zip(product))
            AssertClose((ahead - behind).detach() / (2 * step), found, tolerance: 1e-7);
    }
}
