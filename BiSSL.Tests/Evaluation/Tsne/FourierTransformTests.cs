using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Evaluation.Tsne.Interpolation;

namespace BiSSL.Tests.Evaluation.Tsne;

public class FourierTransformTests
{
    private const int Lanes = ComplexColumns.Lanes;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(96)]
    public void Run_OfThisLength_IsTheSumOfTheDefinition(int length)
    {
        var columns = Drawn(length);
        var expected = Enumerable.Range(0, length * Lanes).Select(at => Sum(columns, length, at / Lanes, at % Lanes)).ToArray();
        var done = new FourierTransform(length).Run(columns, new ComplexColumns(length));
        Assert.All(expected.Index(), e => Assert.Equal(e.Item.Re, done.Re[e.Index], 1e-3));
        Assert.All(expected.Index(), e => Assert.Equal(e.Item.Im, done.Im[e.Index], 1e-3));
    }

    [Fact]
    public void Run_ThereAndBackWithPartsExchanged_ReturnsTheColumnsTimesTheLength()
    {
        var columns = Drawn(192);
        float[] before = [.. columns.Re];
        var transform = new FourierTransform(192);
        var there = transform.Run(columns, new ComplexColumns(192));
        var back = transform.Run(there.Exchanged, new ComplexColumns(192)).Exchanged;
        Assert.All(before.Index(), b => Assert.Equal(b.Item, back.Re[b.Index] / 192, 1e-5));
    }

    private static ComplexColumns Drawn(int length)
    {
        var draws = new Draws(1, "columns");
        float[] Part() => [.. Enumerable.Range(0, length * Lanes).Select(_ => (float)draws.Normal())];
        return new ComplexColumns(Part(), Part());
    }

    private static (double Re, double Im) Sum(ComplexColumns columns, int length, int k, int lane)
    {
        var (re, im) = (0.0, 0.0);
        for (var j = 0; j < length; j++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * j * k / length);
            double a = columns.Re[(j * Lanes) + lane], b = columns.Im[(j * Lanes) + lane];
            (re, im) = (re + (a * cos) - (b * sin), im + (a * sin) + (b * cos));
        }
        return (re, im);
    }
}
