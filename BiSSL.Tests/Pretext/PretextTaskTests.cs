using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pretext;

public sealed class PretextTaskTests : IDisposable
{
    private static readonly ResNetShape s_shape = new(18, 4, Stem.Cifar);
    private static readonly int[] s_widths = [6, 5, 4];
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("fast", 1)]
    [InlineData("fast", 3)]
    [InlineData("stock", 1)]
    [InlineData("stock", 3)]
    public void SimClrLoss_OnTheMiniNetwork_MatchesTheReferenceWithItsMeanHessian(string kernels, int batches)
    {
        var expected = Numbers.Read("models").GetProperty("mini").GetProperty($"batches{batches}");
        var backbone = Backbone(kernels);
        using var task = new SimClr(Numbers.Fill(Heads.Projector(32, s_widths, IKernels.For(kernels)).to(float64), "projector."), 0.5);

        var results = Enumerable.Range(0, batches).Select(batch => Differentiated(task, backbone, "projector.", batch)).ToList();

        var (loss, gradient, last) = results[^1];
        var hessian = last.Select((entry, i) => (entry.Name, results.Select(result => result.Hessian[i].Tensor).Aggregate((a, b) => a + b) / batches));
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss, 1e-11);
        Numbers.AssertDigests(expected.GetProperty("gradient"), gradient);
        Numbers.AssertDigests(expected.GetProperty("hessian"), hessian);
        Numbers.AssertDigests(expected.GetProperty("buffers"), backbone.named_buffers().Where(entry => entry.buffer.dtype == ScalarType.Float64));
        Assert.Empty(task.State);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void ByolLoss_AfterOneAdvance_MatchesTheReferenceWithItsHessian(string kernels)
    {
        var expected = Numbers.Read("pretext").GetProperty("byol");
        var backbone = Backbone(kernels);
        using var task = ByolTask(backbone, kernels);
        FillTarget(task);

        task.Advance(backbone);
        var (loss, gradient, hessian) = Differentiated(task, backbone, "head.");

        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss, 1e-11);
        Numbers.AssertDigests(expected.GetProperty("gradient"), gradient);
        Numbers.AssertDigests(expected.GetProperty("hessian"), hessian);
        Numbers.AssertDigests(expected.GetProperty("target"), task.State.Select(entry =>
            (entry.Name.Replace("target.backbone.", "", StringComparison.Ordinal).Replace("target.", "", StringComparison.Ordinal), entry.Tensor)));
    }

    [Fact]
    public void ByolLoss_Repeated_LeavesTheTargetAlone()
    {
        var backbone = Backbone("stock");
        using var task = ByolTask(backbone, "stock");
        FillTarget(task);
        var before = task.State.Select(entry => Numbers.Digest(entry.Tensor)).ToArray();

        var first = task.Loss(backbone, Batch()).ToDouble();
        var second = task.Loss(backbone, Batch()).ToDouble();

        Assert.Equal(first, second);
        Assert.Equal(before, task.State.Select(entry => Numbers.Digest(entry.Tensor)));
    }

    [Fact]
    public void ByolRetarget_AfterDrifting_CopiesTheOnlineWeights()
    {
        var backbone = Backbone("stock");
        using var task = ByolTask(backbone, "stock");
        FillTarget(task);

        task.Retarget(backbone);

        var online = backbone.named_parameters().Select(entry => (Name: $"target.backbone.{entry.name}", entry.parameter))
            .Concat(((ByolHead)task.Head).Projector.named_parameters().Select(entry => (Name: $"target.projector.{entry.name}", entry.parameter))).ToList();
        Assert.Equal(online.Select(entry => entry.Name), task.State.Select(entry => entry.Name));
        foreach (var (target, source) in task.State.Zip(online))
            Assert.Equal(Numbers.Values(source.parameter), Numbers.Values(target.Tensor));
    }

    [Theory]
    [InlineData("simclr")]
    [InlineData("byol")]
    public void Group_HalfABatch_ReachesEveryNetworkOfTheTask(string kind)
    {
        var backbone = Backbone("stock");
        using IPretextTask task = kind == "byol" ? ByolTask(backbone, "stock") : new SimClr(Heads.Projector(32, s_widths, IKernels.For("stock")).to(float64), 0.5);
        var views = Batch();
        var whole = task.Loss(backbone, views).ToDouble();

        task.Group((int)views.First.shape[0] / 2);

        Assert.NotEqual(whole, task.Loss(backbone, views).ToDouble());
        BatchStatistics.Group(task.Head, 0);
        Assert.Equal(kind == "byol", whole != task.Loss(backbone, views).ToDouble());   // BYOL's target is still in groups
        task.Group(0);
        Assert.Equal(whole, task.Loss(backbone, views).ToDouble());
    }

    [Theory]
    [InlineData("simclr")]
    [InlineData("byol")]
    public void Loss_Differentiated_LeavesOnlyTheLossBehind(string kind)
    {
        var backbone = Backbone("fast");
        using IPretextTask task = kind == "byol" ? ByolTask(backbone, "fast") : new SimClr(Heads.Projector(32, s_widths, IKernels.For("fast")).to(float64), 0.5);
        var views = Batch();
        var count = LiveTensors.Settled();

        task.Advance(backbone);
        using (var loss = task.Loss(backbone, views))
            Assert.Equal(count + 1, LiveTensors.Settled());

        Assert.Equal(count, LiveTensors.Settled());
    }

    [Theory]
    [InlineData("simclr")]
    [InlineData("byol")]
    public void Dispose_TaskAndBackbone_FreesParametersAndBuffers(string kind)
    {
        List<Tensor> tensors = [];
        using (var backbone = new ResNet(s_shape, new StockKernels()).to(float64))
        {
            using IPretextTask task = kind == "byol" ? ByolTask(backbone, "stock") : new SimClr(Heads.Projector(32, s_widths, new StockKernels()), 0.5);
            foreach (var module in new nn.Module[] { task.Head, backbone })
                tensors.AddRange([.. module.parameters(), .. module.buffers()]);
        }

        Assert.NotEmpty(tensors);
        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    private static ResNet Backbone(string kernels) => Numbers.Fill(new ResNet(s_shape, IKernels.For(kernels)).to(float64));

    private static Byol ByolTask(ResNet backbone, string kernels)
    {
        var chosen = IKernels.For(kernels);
        var head = new ByolHead(Heads.Projector(32, s_widths, chosen), Heads.Projector(4, s_widths, chosen)).to(float64);
        return new Byol(backbone, Numbers.Fill(head, "head."), Heads.Projector(32, s_widths, chosen).to(float64));
    }

    /// <summary>As golden.fill, by names like target.projector.0.weight.</summary>
    private static void FillTarget(Byol task)
    {
        foreach (var (name, value) in task.State)
        {
            var u = Numbers.Spread(name, value.shape);
            value.copy_(value.ndim > 1 ? u * 2 * Math.Sqrt(6.0 / (value.numel() / value.shape[0])) : name.EndsWith("weight", StringComparison.Ordinal) ? 1 + 0.5 * u : 0.2 * u);
        }
    }

    private static Views Batch(int number = 0) => new(2 * Numbers.Spread($"view1.{number}", 4, 3, 8, 8), 2 * Numbers.Spread($"view2.{number}", 4, 3, 8, 8));

    private static (double Loss, List<(string Name, Tensor Tensor)> Gradient, List<(string Name, Tensor Tensor)> Hessian) Differentiated(
        IPretextTask task, ResNet backbone, string prefix, int batch = 0)
    {
        var theta = backbone.named_parameters().ToList();
        var phi = task.Head.named_parameters().ToList();
        var loss = task.Loss(backbone, Batch(batch));
        Tensor[] weights = [.. theta.Select(entry => entry.parameter), .. phi.Select(entry => entry.parameter)];
        var first = autograd.grad([loss], weights, retain_graph: true, create_graph: true);
        var along = theta.Select((entry, i) => (first[i] * Numbers.Spread($"v.{entry.name}", entry.parameter.shape)).sum()).Aggregate((a, b) => a + b);
        var second = autograd.grad([along], [.. theta.Select(entry => entry.parameter)], retain_graph: false, create_graph: false);
        string[] names = [.. theta.Select(entry => entry.name), .. phi.Select(entry => prefix + entry.name)];
        return (loss.ToDouble(), [.. names.Zip(first)], [.. names.Zip(second)]);
    }
}
