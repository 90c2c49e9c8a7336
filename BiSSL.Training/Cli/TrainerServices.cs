using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Bench;
using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary>The work behind the commands, handed in so that a command only reads its words, calls, and prints.</summary>
public sealed record TrainerServices
{
    public required IPipeline Pipeline { get; init; }

    /// <summary>The number of the CUDA device that the options come to, or null; fails when there is no such device.</summary>
    public Func<EngineOptions, int?> Gpu { get; init; } = _ => null;

    /// <summary>Runs one verification case through Algorithm 1.</summary>
    public required Func<VerifyRequest, VerifyReport> Verify { get; init; }

    /// <summary>Reads everything that the data options name.</summary>
    public required Func<RunOptions, DataHome, DataReport> CheckData { get; init; }

    /// <summary>Reads all of a dataset in a folder, and leaves a report with examples in another if one is named.</summary>
    public required Func<Dataset, string, string?, DataReport> CheckDataset { get; init; }

    /// <summary>Brings a dataset into a folder; ends by cancellation where that is asked.</summary>
    public required Action<Dataset, string, Action<FetchProgress>, CancellationToken> GetData { get; init; }

    /// <summary>Measures what a run would take.</summary>
    public required Func<RunOptions, DataHome, RunEstimate> Estimate { get; init; }

    /// <summary>Writes the final backbone of one arm and seed as safetensors with torchvision's names.</summary>
    public required Action<ExportRequest> Export { get; init; }

    /// <summary>Writes features of trained weights; gives the file and what it holds.</summary>
    public required Func<FeatureRequest, (string File, FeatureOrigin Origin, int Count)> WriteFeatures { get; init; }

    /// <summary>Makes a latent map of what a run has left; ends by cancellation where that is asked.</summary>
    public required Action<MapOptions, RunArchive, IMapReporter, CancellationToken> MakeMap { get; init; }

    /// <summary>Times training steps.</summary>
    public required Func<BenchRequest, IEnumerable<StepTime>> BenchSteps { get; init; }

    /// <summary>Times Hessian-vector products.</summary>
    public required Func<BenchRequest, IEnumerable<HvpTime>> BenchProducts { get; init; }

    /// <summary>Times alternations of Algorithm 1.</summary>
    public required Func<BenchRequest, IEnumerable<AlternationTime>> BenchAlternations { get; init; }

    /// <summary>Times augmentation.</summary>
    public required Func<BenchRequest, IEnumerable<AugmentTime>> BenchAugmentation { get; init; }

    /// <summary>Times reading of picture files.</summary>
    public required Func<BenchRequest, IEnumerable<DecodeTime>> BenchDecoding { get; init; }

    /// <summary>Times embeddings of so many points each, on so many threads; 0 takes all cores.</summary>
    public required Func<IReadOnlyList<int>, string, BenchRequest, IEnumerable<TsneTime>> BenchMaps { get; init; }

    /// <summary>What is held while so many steps are trained.</summary>
    public required Func<int, BenchRequest, IEnumerable<MemoryUse>> BenchMemory { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <param name="Case">A safetensors file.</param>
/// <param name="Path">Engine of the Hessian-vector products, as <c>hypergradient.path</c>.</param>
/// <param name="Device">Where to compute, as <c>engine.device</c>.</param>
/// <param name="Out">Where to write what was computed, or null.</param>
public sealed record VerifyRequest(string Case, string Path, string Device, string? Out);

/// <param name="To">The file to write.</param>
public sealed record ExportRequest(RunStore Store, string Run, RunOptions Options, string Arm, int Seed, string To);
