using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Optim;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Optim;

public sealed class OptimizerTests : IDisposable
{
    private static readonly (string Name, long[] Shape)[] s_shapes = [("matrix", [3, 4]), ("zero", [5]), ("vector", [5])];
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("lars")]
    [InlineData("larsExcluding")]
    [InlineData("sgd")]
    public void Step_ThreeTimes_MatchesTheReference(string kind)
    {
        var parameters = Parameters();
        using var optimizer = Create(kind, parameters);
        for (var step = 0; step < 3; step++)
            optimizer.Step(Gradients(step), (kind == "sgd" ? 0.2 : 2.0) / (step + 1));

        var expected = Numbers.Read("optim").GetProperty(kind);
        foreach (var (name, value) in parameters)
            Numbers.AssertValues(expected.GetProperty(name), value);
    }

    [Theory]
    [InlineData("lars")]
    [InlineData("sgd")]
    public void State_CopiedIntoAnother_ContinuesBitForBit(string kind)
    {
        var (original, resumed) = (Parameters(), Parameters());
        using var first = Create(kind, original);
        using var second = Create(kind, resumed);
        first.Step(Gradients(0), 0.5);
        Copy(original, resumed);
        Copy(first.State, second.State);

        first.Step(Gradients(1), 0.5);
        second.Step(Gradients(1), 0.5);

        Assert.Equal(["matrix.momentum", "zero.momentum", "vector.momentum"], first.State.Select(entry => entry.Name));
        foreach (var (one, other) in original.Zip(resumed))
            Assert.Equal(Numbers.Values(one.Tensor), Numbers.Values(other.Tensor));
    }

    [Fact]
    public void Step_AnyNumberOfTimes_LeavesNoTensorsAndUnchangedGradients()
    {
        using var optimizer = Create("lars", Parameters());
        var gradients = Gradients(0);
        var before = gradients.Select(Numbers.Values).ToArray();
        var count = LiveTensors.Settled();
        for (var step = 0; step < 5; step++)
            optimizer.Step(gradients, 0.1);

        Assert.Equal(count, LiveTensors.Settled());
        Assert.Equal(before, gradients.Select(Numbers.Values));
    }

    [Fact]
    public void Step_LarsWithSquaresBeyondFloat32_AdaptsTheStepAndDoesNotDropIt()
    {
        var weight = ones(4).requires_grad_();
        using var lars = new Lars([("w", weight)], 0, 0, trustCoefficient: 0.1);

        lars.Step([full([4], 1e25f)], 1);

        Assert.All(weight.data<float>().ToArray(), value => Assert.Equal(0.9, value, 1e-6));   // 1 − η‖p‖/‖g‖ · g
    }

    [Fact]
    public void Step_MissingGradient_IsRefused()
    {
        using var optimizer = Create("sgd", Parameters());

        Assert.Throws<ArgumentException>(() => optimizer.Step([.. Gradients(0).Take(2)], 0.1));
    }

    private static IOptimizer Create(string kind, IReadOnlyList<(string Name, Tensor Tensor)> parameters) => kind switch
    {
        "lars" => new Lars(parameters, 0.9, 0.01, 0.001),
        "larsExcluding" => new Lars(parameters, 0.9, 0.01, 0.001, Lars.OneDimensional),
        _ => new Sgd(parameters, 0.9, 0.05),
    };

    private static List<(string Name, Tensor Tensor)> Parameters() => [.. s_shapes.Select(entry =>
        (entry.Name, (entry.Name == "zero" ? zeros(entry.Shape, float64) : Numbers.Spread($"p.{entry.Name}", entry.Shape)).requires_grad_()))];

    private static List<Tensor> Gradients(int step) => [.. s_shapes.Select(entry => Numbers.Spread($"g.{entry.Name}.{step}", entry.Shape))];

    private static void Copy(IReadOnlyList<(string Name, Tensor Tensor)> from, IReadOnlyList<(string Name, Tensor Tensor)> to)
    {
        using var noGrad = no_grad();
        foreach (var (source, target) in from.Zip(to))
            target.Tensor.copy_(source.Tensor);
    }
}
