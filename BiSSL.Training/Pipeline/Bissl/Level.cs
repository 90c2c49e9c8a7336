using BiSSL.Training.Bilevel;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>One level's weights: a backbone θ and what sits on it, φ.</summary>
public sealed class Level
{
    /// <param name="backbone">θ.</param>
    /// <param name="head">φ.</param>
    public Level(ResNet backbone, nn.Module head)
    {
        (Backbone, Head) = (backbone, head);
        var named = backbone.named_parameters().ToList();
        Names = [.. named.Select(p => p.name)];
        Theta = [.. named.Select(p => p.parameter)];
        Phi = [.. head.parameters()];
        Layout = new ParameterLayout(Theta);
    }

    public ResNet Backbone { get; }

    public nn.Module Head { get; }

    /// <summary>θ's weights, without buffers.</summary>
    public IReadOnlyList<Tensor> Theta { get; }

    /// <summary>The names of <see cref="Theta"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>φ's weights, without buffers.</summary>
    public IReadOnlyList<Tensor> Phi { get; }

    /// <summary>θ's and φ's weights by name, in the order in which <see cref="Gradients"/> gives their gradients.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> Named => [.. Names.Zip(Theta, (name, tensor) => ($"theta.{name}", tensor)), .. NamedPhi];

    /// <summary>φ's weights by name.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> NamedPhi => [.. Head.named_parameters().Select(p => ($"phi.{p.name}", (Tensor)p.parameter))];

    /// <summary>How θ lies in one vector.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>θ as one vector [L], detached.</summary>
    public Tensor Vector()
    {
        using var noGrad = no_grad();
        return Layout.Flatten(Theta);
    }

    /// <summary>The gradients of a loss: θ's in their shapes, then φ's.</summary>
    public (Tensor[] Theta, Tensor[] Phi) Gradients(Tensor loss)
    {
        var all = Gradient.Of([loss], [.. Theta, .. Phi], keep: false, create: false);
        return ([.. all.Take(Theta.Count)], [.. all.Skip(Theta.Count)]);
    }
}
