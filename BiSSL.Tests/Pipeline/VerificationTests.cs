using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Verification;

namespace BiSSL.Tests.Pipeline;

/// <summary>Algorithm 1 against an independent implementation. In the layer-wise case the residual grows to 2000 times the right-hand side and
/// rounding 10^10-fold: there only the same operations in the same order agree, which the stock path does bit for bit.</summary>
public class VerificationTests
{
    [Theory]
    [InlineData("joint", "stock")]
    [InlineData("joint", "fast")]
    [InlineData("layerwise", "stock")]
    [InlineData("float32", "stock")]
    [InlineData("float32", "fast")]
    public void Case_IsWithinTolerance(string name, string path)
    {
        var report = Run(name, path);
        Assert.True(report.Passed, string.Join(", ", report.Groups));
    }

    [Fact]
    public void Layerwise_FastPath_DiffersByAmplifiedRoundingOnly()
    {
        var report = Run("layerwise", "fast");
        Assert.All(report.Groups, group => Assert.InRange(group.Error, 0, group.Group is "theta_p" or "phi_p" ? report.Tolerance : 1e-3));
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
        Verifier.Run(Path.Combine(AppContext.BaseDirectory, "Golden", "verify", $"{name}.safetensors"), path, device, output: null);
}
