using BiSSL.Tests.Pipeline;
using BiSSL.Training.Engine;

namespace BiSSL.Tests.Engine;

/// <summary>A libtorch that cannot be used is a sentence, not a crash.</summary>
public sealed class OwnLibtorchTests
{
    /// <summary>Two copies of libtorch in one process would be.</summary>
    [Fact]
    public void Folder_BesideThePackages_IsRefused()
    {
        using var folder = new TempFolder();
        using var verify = TrainerProcess.In(new() { [Libtorch.FolderVariable] = folder.Path }, "verify");
        var (exitCode, _, error) = verify.Finish();
        Assert.Equal(2, exitCode);
        Assert.Contains("was built with the libtorch of its package", error, StringComparison.Ordinal);
    }
}
