using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pretext;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pretext;

public sealed class PretextTrainingTests
{
    [Theory]
    [InlineData("simclr")]
    [InlineData("byol")]
    public void Step_TwentyTimesOnOneBatch_LowersTheLossAndTheTensorCountStays(string kind)
    {
        using var scope = NewDisposeScope();
        var backbone = Drawn(new ResNet(new ResNetShape(18, 4, Stem.Cifar), IKernels.For("fast")));
        backbone.UseChannelsLast(16);
        using var task = Task(kind, backbone);
        var parameters = backbone.named_parameters().Concat(task.Head.named_parameters()).Select(entry => (entry.name, (Tensor)entry.parameter)).ToList();
        using IOptimizer optimizer = kind == "byol" ? new Sgd(parameters, 0.9, 1e-6) : new Lars(parameters, 0.9, 1e-6, 0.05);
        var views = new Views(Numbers.Spread("one", 8, 3, 16, 16).to(float32), Numbers.Spread("two", 8, 3, 16, 16).to(float32));
        var first = Step(task, backbone, parameters, optimizer, views);
        var count = LiveTensors.Settled();

        var last = Enumerable.Range(0, 20).Select(_ => Step(task, backbone, parameters, optimizer, views)).Last();

        Assert.True(last < first - 0.1, $"{first} became {last}");
        Assert.Equal(count, LiveTensors.Settled());
    }

    private static IPretextTask Task(string kind, ResNet backbone)
    {
        Sequential Projector(long input) => Drawn(Heads.Projector(input, [16, 16, 8], IKernels.For("fast")));
        return kind == "byol"
            ? new Byol(backbone, new ByolHead(Projector(32), Projector(8)), Projector(32), 0.99)
            : new SimClr(Projector(32), 0.5);
    }

    private static T Drawn<T>(T network) where T : nn.Module
    {
        using var generator = new Generator(5);
        Initialisation.Draw(network, generator);
        return network;
    }

    private static double Step(IPretextTask task, ResNet backbone, List<(string Name, Tensor Tensor)> parameters, IOptimizer optimizer, Views views)
    {
        using var step = NewDisposeScope();
        task.Advance(backbone);
        var loss = task.Loss(backbone, views);
        var gradients = autograd.grad([loss], [.. parameters.Select(entry => entry.Tensor)], retain_graph: false, create_graph: false);
        GradientClipping.Clip(10, [.. gradients]);
        optimizer.Step([.. gradients], 0.1);
        return loss.ToDouble();
    }
}
