using BiSSL.Tests.Browser;
using BiSSL.Tests.Pipeline;
using BiSSL.Training.Runs;

[assembly: AssemblyFixture(typeof(TrainedRun))]

namespace BiSSL.Tests.Browser;

/// <summary>A store with one run that the real trainer has finished, made for the first test that needs it.</summary>
public sealed class TrainedRun : IDisposable
{
    private readonly Lazy<TempFolder> _folder = new(Make);

    public string Store => _folder.Value.Path;

    public string Id => RunStore.Open(Store, TimeProvider.System).List().Single().Id;

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            _folder.Value.Dispose();
    }

    private static TempFolder Make()
    {
        var folder = new TempFolder();
        using TrainerProcess trainer = TrainerProcess.Train(folder.Path, "--name", "small demo");
        (int exitCode, _, string error) = trainer.Finish();
        Assert.True(exitCode == 0, error);
        return folder;
    }
}
