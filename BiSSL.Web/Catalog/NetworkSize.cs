using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Catalog;

/// <summary>What a network costs, scaled from the published figures of ResNet-18 and ResNet-50 at width 64 and 224 pixels.</summary>
/// <param name="Weights">How many.</param>
/// <param name="Flops">Floating-point operations of a forward pass of one image.</param>
/// <param name="Activations">Numbers that a forward pass of one image leaves for the backward pass.</param>
internal sealed record NetworkSize(double Weights, double Flops, double Activations)
{
    private static readonly NetworkSize s_resnet18 = new(11.2e6, 3.6e9, 6e6);
    private static readonly NetworkSize s_resnet50 = new(23.5e6, 8.2e9, 28e6);

    public static NetworkSize Of(RunOptions options)
    {
        NetworkSize published = options.Model.Backbone == "resnet50" ? s_resnet50 : s_resnet18;
        double width = options.Model.Width / 64.0;
        // The CIFAR stem keeps every pixel that the other one halves twice.
        double area = Math.Pow(options.Data.ImageSize / 224.0, 2) * (options.Model.Stem == "cifar" ? 16 : 1);
        return new(published.Weights * width * width, published.Flops * width * width * area, published.Activations * width * area);
    }
}
