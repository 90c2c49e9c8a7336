using BiSSL.Tests.Golden;
using BiSSL.Training.Optim;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Optim;

/// <summary>On a GPU all tensors are updated together; the numbers are the processor's. Skipped without one.</summary>
public sealed class GpuOptimizerTests : IDisposable
{
    private static readonly long[][] s_shapes = [[3, 4], [5], [2, 3, 3, 3], [7]];
    private readonly Device _gpu = Gpu.Required;
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("lars")]
    [InlineData("larsExcluding")]
    [InlineData("sgd")]
    public void Step_ThreeTimes_GivesTheProcessorsNumbers(string kind)
    {
        var (here, there) = (Parameters(CPU), Parameters(_gpu));
        using var processor = Create(kind, here);
        using var gpu = Create(kind, there);
        for (var step = 0; step < 3; step++)
        {
            processor.Step(Gradients(step, CPU), 0.5);
            gpu.Step(Gradients(step, _gpu), 0.5);
        }
        foreach (var (one, other) in here.Concat(processor.State).Zip(there.Concat(gpu.State)))
            Numbers.AssertClose(Numbers.Values(one.Tensor), Numbers.Values(other.Tensor.cpu()), 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1000)]
    [InlineData(0)]
    public void Clip_ToANorm_GivesTheProcessorsNumbers(double maximum)
    {
        var (here, there) = (Gradients(0, CPU), Gradients(0, _gpu));
        Assert.Equal(GradientClipping.Clip(maximum, here).ToDouble(), GradientClipping.Clip(maximum, there).ToDouble(), 1e-12);
        foreach (var (one, other) in here.Zip(there))
            Numbers.AssertClose(Numbers.Values(one), Numbers.Values(other.cpu()), 1e-12);
    }

    private static IOptimizer Create(string kind, IReadOnlyList<(string Name, Tensor Tensor)> parameters) => kind switch
    {
        "lars" => new Lars(parameters, 0.9, 0.01, 0.001),
        "larsExcluding" => new Lars(parameters, 0.9, 0.01, 0.001, Lars.OneDimensional),
        _ => new Sgd(parameters, 0.9, 0.05),
    };

    private static List<(string Name, Tensor Tensor)> Parameters(Device device) =>
        [.. s_shapes.Select((shape, i) => ($"p{i}", Numbers.Spread($"p{i}", shape).to(device).requires_grad_()))];

    private static List<Tensor> Gradients(int step, Device device) => [.. s_shapes.Select((shape, i) => Numbers.Spread($"g{i}.{step}", shape).to(device, copy: true))];
}
