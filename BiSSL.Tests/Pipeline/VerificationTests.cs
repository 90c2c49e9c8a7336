using BiSSL.Training.Pipeline.Verification;

namespace BiSSL.Tests.Pipeline;

/// <summary>Algorithm 1 against an independent implementation, on both engines of the products.</summary>
public class VerificationTests
{
    [Theory]
    [InlineData("joint", "stock")]
    [InlineData("joint", "fast")]
    [InlineData("layerwise", "stock")]
    [InlineData("layerwise", "fast")]
    [InlineData("float32", "stock")]
    [InlineData("float32", "fast")]
    public void Case_BothPaths_WithinTolerance(string name, string path)
    {
        var report = Verifier.Run(Path.Combine(AppContext.BaseDirectory, "Golden", "verify", $"{name}.safetensors"), path, output: null);
        Assert.True(report.Passed, string.Join(", ", report.Groups));
    }
}
