using System.Text.Json;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>The settings in a verification case's metadata.</summary>
internal sealed record CaseSettings(
    int Seed, string Dtype, int Width, string Stem, int ImageSize, IReadOnlyList<int> Projector, int Classes, int Alternations, int AdaptEvery, double AdaptStrength,
    double Lambda, double LambdaDamp, double Gamma, int HessianBatches, double ClipNorm, CaseLower Lower, CaseLevel Upper, CaseSolver Cg)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, PropertyNameCaseInsensitive = false };

    /// <exception cref="UserError">The text is not such an object, or holds a setting that is unknown.</exception>
    public static CaseSettings Read(string file, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var faults = CaseMembers.Faults(document.RootElement, typeof(CaseSettings)).ToList();
            if (faults.Count > 0)
                throw new UserError($"The settings in {file} {string.Join(" and ", faults)}.");
            var settings = document.Deserialize<CaseSettings>(Format)!;
            return settings.Upper is { Optimizer: "lars", Eta: null } ? throw new UserError($"The settings in {file} lack 'upper.eta', as upper.optimizer is lars.") : settings;
        }
        catch (JsonException fault)
        {
            throw new UserError($"The settings in {file} can't be read: {(fault.Path is { } path ? $"'{path.TrimStart('$', '.')}' is not of the right kind." : JsonFault.Sentence(fault))}", fault);
        }
    }

    /// <summary>The same as a run's options.</summary>
    public RunOptions Options(string path) => new()
    {
        Model = new() { Width = Width, Stem = Stem, Projector = Projector },
        Pretext = new() { Temperature = Lower.Temperature, WeightDecay = Lower.WeightDecay, Momentum = Lower.Momentum, TrustCoefficient = Lower.Eta },
        Bilevel = new() { Alternations = Alternations, AdaptEvery = AdaptEvery, AdaptStrength = AdaptStrength, Lambda = Lambda, Gamma = Gamma },
        Lower = new()
        {
            Steps = Lower.Steps, Optimizer = Lower.Optimizer, LearningRate = Lower.Lr, RampSteps = Lower.WarmupSteps, ScheduleSteps = Lower.TotalSteps, ClipNorm = ClipNorm,
        },
        Upper = new()
        {
            Steps = Upper.Steps, Optimizer = Upper.Optimizer, LearningRate = Upper.Lr, RampSteps = Upper.WarmupSteps, ScheduleSteps = Upper.TotalSteps,
            WeightDecay = Upper.WeightDecay, Momentum = Upper.Momentum, TrustCoefficient = Upper.Eta ?? new UpperOptions().TrustCoefficient, ClipNorm = ClipNorm,
        },
        Hypergradient = new()
        {
            Solver = Cg.Variant, Iterations = Cg.Iterations, Damping = LambdaDamp, Batches = HessianBatches, TrueResidualEvery = 1, Path = path,
        },
        Engine = new() { Device = "cpu", Precision = Dtype },
    };
}

/// <summary>The upper level's settings.</summary>
/// <param name="Eta">LARS's trust coefficient; SGD has none.</param>
internal sealed record CaseLevel(int Steps, int Batch, string Optimizer, double Lr, double WeightDecay, double Momentum, int WarmupSteps, int TotalSteps, double? Eta = null);

/// <summary>The lower level's settings.</summary>
internal sealed record CaseLower(
    int Steps, int Batch, string Optimizer, double Lr, double WeightDecay, double Momentum, int WarmupSteps, int TotalSteps, double Eta, double Temperature);

/// <summary>The solver's settings.</summary>
internal sealed record CaseSolver(int Iterations, string Variant);
