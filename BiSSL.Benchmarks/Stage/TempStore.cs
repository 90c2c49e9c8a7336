using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.Stage;

/// <summary>A store that lives as long as a measurement.</summary>
internal sealed class TempStore : IDisposable
{
    public TempStore() => Store = RunStore.Open(Path, TimeProvider.System);

    public string Path { get; } = Directory.CreateTempSubdirectory("bissl-bench-").FullName;

    public RunStore Store { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
