using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Verification;

namespace BiSSL.Tests.Pipeline;

/// <summary>
/// Algorithm 1 against an independent implementation. In the layer-wise case the residual grows to 2000 times the right-hand side and rounding 10^10-fold, and
/// with it what the upper level becomes: it differs there as far as the last bits of the first weights move it. The lower level, which the last hypergradient does
/// not reach, agrees everywhere.
/// </summary>
public class VerificationTests
{
    [Theory]
    [InlineData("joint", "stock")]
    [InlineData("joint", "fast")]
    [InlineData("float32", "stock")]
    [InlineData("float32", "fast")]
    public void Case_IsWithinTolerance(string name, string path)
    {
        var report = Run(name, path);
        Assert.True(report.Passed, string.Join(", ", report.Groups));
    }

    [Theory]
    [InlineData("stock")]
    [InlineData("fast")]
    public void Layerwise_EitherPath_DiffersByAmplifiedRoundingOnly(string path)
    {
        var report = Run("layerwise", path);
        Assert.True(report.Passed, string.Join(", ", report.Groups));
        Assert.All(report.Groups, group => Assert.InRange(group.Error, 0, group.Group is "theta_p" or "phi_p" ? report.Tolerance : 1e-4));
    }

    [Theory]
    [InlineData("joint", "stock")]
    [InlineData("joint", "fast")]
    [InlineData("float32", "stock")]
    [InlineData("float32", "fast")]
    public void Case_OnTheGpu_IsWithinTolerance(string name, string path)
    {
        var report = Run(name, path, Gpu.Required.ToString());
        Assert.True(report.Passed, string.Join(", ", report.Groups));
    }

    private static VerifyReport Run(string name, string path, string device = "cpu") =>
        Verifier.Run(Case(name), path, device, output: null);

    private static string Case(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "verify", $"{name}.safetensors");
}
