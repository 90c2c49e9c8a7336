using BiSSL.Tests.Data;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

public sealed class UnreadCurvesTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void Read_AfterSeveralSteps_ReportsEveryBitInOrderAndLetsTheTensorsGo()
    {
        var count = LiveTensors.Settled();
        using var curves = new UnreadCurves(new Curves(_recorder, "scope"));
        for (var step = 0; step < 3; step++)
        {
            using var scope = NewDisposeScope();
            curves.Vital("loss", step, tensor(0.1f).requires_grad_() * (step + 1));
            curves.Point("norm", step, tensor(1.0 / 3 + step));
            curves.Point("rate", step, 0.7);
        }
        Assert.Empty(_recorder.Points);

        curves.Read();
        curves.Read();

        var expected = Enumerable.Range(0, 3).SelectMany(step => new RecordedPoint[]
        {
            new("scope", "loss", step, 0.1f * (step + 1)), new("scope", "norm", step, 1.0 / 3 + step), new("scope", "rate", step, 0.7),
        });
        Assert.Equal(expected, _recorder.Points);
        Assert.Equal(count, LiveTensors.Settled());
    }

    [Fact]
    public void Read_NumberThatMustBeFinite_IsReportedWithAllOthersAndNamed()
    {
        using var scope = NewDisposeScope();
        using var curves = new UnreadCurves(new Curves(_recorder, "scope"));
        curves.Point("coupling", 6, tensor(double.NaN));
        curves.Vital("lower/loss", 7, tensor(float.PositiveInfinity));
        curves.Vital("lower/loss", 8, tensor(float.NaN));

        var fault = Assert.Throws<NonFiniteCurve>(curves.Read);

        Assert.Contains("'lower/loss' is not finite at step 7: the lower level", fault.Message, StringComparison.Ordinal);
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NaN], _recorder.Points.Select(point => point.Value));
    }
}
