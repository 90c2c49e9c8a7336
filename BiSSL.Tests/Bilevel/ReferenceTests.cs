using System.Text.Json;
using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>Solvers and Hessians against numbers of Golden/generate/bilevel.py (T5, T6, T7).</summary>
public class ReferenceTests
{
    private static readonly JsonElement s_expected = Numbers.Read("bilevel");

    [Theory]
    [InlineData("layerwise")]
    [InlineData("joint")]
    public void ConjugateGradient_EveryIteration_MatchesTheReference(string variant)
    {
        using var scope = NewDisposeScope();
        var m = Numbers.Spread("matrix", 5, 5);
        var a = m.mm(m.t()) + (eye(5, dtype: float64) * 0.2);
        var layout = new ParameterLayout([zeros(3, dtype: float64), zeros(2, dtype: float64)]);
        foreach (var (step, iterations) in s_expected.GetProperty(variant).EnumerateArray().Zip(Enumerable.Range(1, 5)))
        {
            var (x, report) = new ConjugateGradient(iterations) { Layerwise = variant == "layerwise" }.Solve(a.mv, Numbers.Spread("right", 5), layout);
            Numbers.AssertValues(step.GetProperty("x"), x, 1e-9);
            Assert.Equal(step.GetProperty("recurrence").GetDouble(), report.Iterations[^1].Recurrence, 1e-9);
        }
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stock")]
    public void HessianVectorProduct_NtXentThroughBatchNorm_MatchesTheDenseHessian(string kernels)
    {
        using var scope = NewDisposeScope();
        using var net = Numbers.Fill(nn.Sequential(nn.Linear(3, 4), new BatchNormalisation(4, IKernels.For(kernels)), nn.ReLU(), nn.Linear(4, 3)).to(float64));
        Tensor[] parameters = [.. net.parameters()];
        var layout = new ParameterLayout(parameters);
        var loss = new NtXentLoss(0.5);
        using var h = HessianVectorProduct.Kept(
            () => loss.Loss(net.call(2 * Numbers.Spread("rows1", 5, 3)), net.call(2 * Numbers.Spread("rows2", 5, 3))), parameters);
        var unit = eye(layout.Length, dtype: float64);
        var dense = stack(Enumerable.Range(0, (int)layout.Length).Select(i => layout.Flatten([.. h.Apply(layout.Split(unit[i]))])));
        Numbers.AssertValues(s_expected.GetProperty("hessian").GetProperty("hessian"), dense.flatten());
    }
}
