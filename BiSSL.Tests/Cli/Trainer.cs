using BiSSL.Training;
using BiSSL.Training.Cli;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Bench;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Cli;

/// <summary>The command line over a store of its own, with its output caught.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("bissl-cli-").FullName;

    public IPipeline Pipeline { get; set; } = ScriptedPipeline.ThatFinishes;

    public Func<VerifyRequest, VerifyReport> Verify { get; set; } = request => new(Path.GetFileName(request.Case), 1e-8, [new("theta_p", 1e-12)]);

    public Func<EngineOptions, int?> Gpu { get; set; } = _ => null;

    public Action<MapOptions, RunArchive, IMapReporter, CancellationToken> MakeMap { get; set; } = (_, _, _, _) => { };

    public Func<Dataset, string, string?, DataReport> CheckDataset { get; set; } = (set, _, _) => new([set.Name], 0, 3, 2, 1, []);

    public Action<Dataset, string, Action<FetchProgress>, CancellationToken> GetData { get; set; } = (_, _, _, _) => { };

    public ExportRequest? Exported { get; private set; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string StoreFolder => Path.Combine(Folder, "store");

    public RunStore Store => RunStore.Open(StoreFolder, TimeProvider.System);

    /// <summary>Runs one command; what earlier ones printed is forgotten.</summary>
    public int Run(params string[] words)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return new CommandLine(Services(), new Terminal(_output, _error)).Run(words);
    }

    /// <summary>As <see cref="Run"/>, on this trainer's store.</summary>
    public int InStore(params string[] words) => Run([.. words, "--store", StoreFolder]);

    /// <summary>A file in the test's own folder.</summary>
    public string Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private TrainerServices Services() => new()
    {
        Pipeline = Pipeline,
        Gpu = Gpu,
        Verify = Verify,
        Export = request => Exported = request,
        WriteFeatures = request => (request.Out ?? "kept", new("run", request.Part.Scope, request.Part.Stage, request.Step ?? 9, request.Split, "a network"), request.Images == 0 ? 40 : request.Images),
        MakeMap = MakeMap,
        BenchSteps = request => [new("64x96", 64, 96, 0.25, 0.125, 0.5, 0.5, null, 0.5, null, request.Rounds)],
        BenchProducts = request => [new("A", 64, 32, 1, 2, 3, 4, 5, null, 2, 5, null, request.Tf32 ? 1e-3 : 1e-6, 6, 0.02, 0.03)],
        CheckDataset = CheckDataset,
        GetData = GetData,
        CheckData = (options, _) => options.Data.TestCount > 5 ? new(["disc", "square"], 7, 6, 5, 4, ["a.jpg is cut short."]) : throw new UserError("No images there."),
        Estimate = (options, _) => new("cpu", [new("bissl", options.Comparison.Seeds, 5400)], 9000, 12_300_000_000, 23_400_000_000, 4_500_000_000, ["It is said."]),
        BenchMaps = (sizes, repulsion, request) => [.. sizes.Select(size => new TsneTime(size, repulsion == "exact" ? 2.5 : request.Threads, 1.25, 0.98, 8, 1.5, 0.97))],
        BenchDecoding = request => [new(500, 375, 192, "Turbo", 1000, 250, 4, 1000 * request.Rounds)],
        BenchAugmentation = request => [new("32x96", 32, 96, 96, 96, 0.5, 64d * request.Threads, 40, 3.2)],
        BenchMemory = (steps, request) => [new("S", steps, 200, 321, 5, 7, null, 3L << 30)],
        BenchAlternations = request => [.. request.Shapes.Select(shape => new AlternationTime(shape, 64, 32, 1, 2, 3.5, 0.25, 3.5, 2, 1e-5))],
    };
}
