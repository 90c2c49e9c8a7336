namespace BiSSL.Tests.Engine;

/// <summary>No fault of libtorch ends the process or is lost: each is an exception with its words, and work goes on. Tried in a process of its own.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("product of wrong shapes", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")]
    [InlineData("freed graph", "backward through the graph a second time")]
    [InlineData("graph of a value changed in place", "modified by an inplace operation")]
    [InlineData("no graph", "does not require grad")]
    [InlineData("unused input", "appears to not have been used in the graph")]
    [InlineData("direction of a wrong shape", "invalid gradient at index 0")]
    [InlineData("operator with wrong arguments", "Given groups=1, weight of size")]
    [InlineData("operator that does not exist", "no_such_operator")]
    [InlineData("no memory", "can't allocate memory")]
    [InlineData("no memory in a kernel", "can't allocate memory")]
    [InlineData("exception in a derivative", "The derivative had an accident.")]
    [InlineData("third derivative of batch norm", "two derivatives, not three")]
    public async Task Fault_OfLibtorch_IsAnExceptionWithItsWords(string name, string words)
    {
        using var child = Child.Start("fault", name);
        var lines = (await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().Split('\n');
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, child.ExitCode);
        Assert.Matches("^(ExternalException|LibtorchFault|ArgumentException): ", lines[0]);
        Assert.Contains(words, string.Join(' ', lines), StringComparison.Ordinal);
        Assert.Equal("4", lines[^1]);
    }
}
