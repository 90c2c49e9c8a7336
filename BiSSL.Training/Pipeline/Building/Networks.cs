using BiSSL.Training.Bilevel;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Networks, tasks and solvers as the options want them. Starting weights are a pure function of the seed.</summary>
public sealed class Networks(RunOptions options, Device device, ScalarType precision)
{
    private readonly IKernels _kernels = IKernels.For(options.Hypergradient.Path);

    /// <summary>The backbone's shape.</summary>
    public ResNetShape Shape { get; } = new(
        options.Model.Backbone == "resnet50" ? 50 : 18, options.Model.Width, options.Model.Stem == "cifar" ? Stem.Cifar : Stem.ImageNet);

    /// <summary>A backbone with drawn weights.</summary>
    public ResNet Backbone(int seed)
    {
        using var scope = NewDisposeScope();
        var backbone = Placed(new ResNet(Shape, _kernels), seed, "init/backbone");
        if (options.Hypergradient.Path == "fast")
            backbone.UseChannelsLast(options.Data.ImageSize);
        return backbone;
    }

    /// <summary>The pretext task with a drawn head; BYOL's target is a copy of the backbone.</summary>
    public IPretextTask Task(ResNet backbone, int seed) => options.Pretext.Task == "byol"
        ? new Byol(backbone, Head(new ByolHead(Projector(), Predictor()), seed), Head(Projector(), seed), options.Pretext.TargetDecay)
        : new SimClr(Head(Projector(), seed), options.Pretext.Temperature);

    /// <summary>The downstream head with drawn weights.</summary>
    /// <param name="purpose">Keeps the heads of different stages apart.</param>
    public Linear Classifier(int classes, int seed, string purpose) => Placed(Heads.Classifier(Shape.FeatureSize, classes), seed, $"init/{purpose}");

    /// <summary>The optimiser of the pretext task and the lower level.</summary>
    public IOptimizer PretextOptimizer(IReadOnlyList<(string, Tensor)> parameters, string kind = "lars") => kind == "sgd"
        ? new Sgd(parameters, options.Pretext.Momentum, options.Pretext.WeightDecay)
        : new Lars(parameters, options.Pretext.Momentum, options.Pretext.WeightDecay, options.Pretext.TrustCoefficient, options.Pretext.Exclude1d ? Lars.OneDimensional : null);

    /// <summary>The optimiser of the upper level.</summary>
    public IOptimizer UpperOptimizer(IReadOnlyList<(string, Tensor)> parameters) => options.Upper.Optimizer == "lars"
        ? new Lars(parameters, options.Upper.Momentum, options.Upper.WeightDecay, options.Upper.TrustCoefficient)
        : new Sgd(parameters, options.Upper.Momentum, options.Upper.WeightDecay);

    /// <summary>r.</summary>
    public Regulariser Regulariser() => options.Bilevel.Regulariser == "pseudoHuber" ? new PseudoHuberRegulariser() : new QuadraticRegulariser();

    /// <summary>The solver of the linear system.</summary>
    public ILinearSolver Solver() => Solvers.Named(options.Hypergradient);

    private Sequential Projector() => Heads.Projector(Shape.FeatureSize, options.Model.Projector, _kernels);

    private Sequential Predictor() => Heads.Projector(options.Model.Projector[^1], options.Model.Projector, _kernels);

    private T Head<T>(T head, int seed) where T : nn.Module => Placed(head, seed, "init/head");

    private T Placed<T>(T network, int seed, string stream) where T : nn.Module
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(new Draws(seed, stream).Bits() >> 1, CPU);
        Initialisation.Draw(network, generator, options.Model.ZeroInitLast);
        return network.to(precision).to(device);
    }
}
