using BiSSL.Training.Engine;
using TorchSharp;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using BiSSL.Training.Weights;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>Runs a case through the same Algorithm 1 that trains, and compares weights, buffers and traces with what is expected.</summary>
public static class Verifier
{
    // As the reference was computed: how sums are divided among threads, and in which order kernels add, decides their last bits.
    private const int Threads = 2;

    private const double Leeway = 8;                                           // every operation rounds, not the first weights alone
    private const double Meaningless = 1e-3;                                   // beyond it, a case tells nothing
    private static readonly long[] s_lastBits = [1, 2, 3];

    private static readonly (string Trace, string Series)[] Traces =
    [
        ("lower_loss", "lower/loss"), ("lower_grad_norm", "lower/gradNorm"), ("upper_loss", "upper/loss"),
        ("upper_direct_loss", "upper/directLoss"), ("cg_recurrence", "cg/recurrence"), ("cg_true", "cg/true"),
    ];

    /// <param name="file">The case.</param>
    /// <param name="path">The engine of the products, "fast" or "stock".</param>
    /// <param name="device">Where to compute, as <c>engine.device</c>.</param>
    /// <param name="output">Where to write what was computed; null for nowhere.</param>
    /// <exception cref="UserError">The file is damaged, or holds no such case.</exception>
    public static VerifyReport Run(string file, string path, string device, string? output)
    {
        _ = Libtorch.Version;
        using var scope = NewDisposeScope();
        var engine = new EngineOptions { Device = device, Threads = Threads };
        var compute = Building.Compute.Of(engine);
        compute.Enter(engine);
        using var stored = VerificationCase.Read(file, compute.Device);
        var computed = Compute(stored, path, compute.Device);
        if (output is not null)
            Write(output, computed);
        var groups = Groups(stored, computed);
        if (groups.Any(group => group.Error > stored.Tolerance))
            groups = WithRounding(stored, path, compute.Device, computed, groups);
        return new VerifyReport(Path.GetFileName(file), stored.Tolerance, groups);
    }

    private static void Write(string output, Dictionary<string, Tensor> computed)
    {
        var writer = new SafeTensorsWriter(computed.Select(c => TensorFiles.Source(c.Key, c.Value)));
        AtomicFile.Write(output, writer.Length, writer.Write);
    }

    /// <summary>Another order of additions changes last bits, as another library or processor does: how far such a change of the first weights moves each group.</summary>
    private static List<GroupError> WithRounding(
        VerificationCase stored, string path, Device device, Dictionary<string, Tensor> computed, List<GroupError> groups)
    {
        var moved = s_lastBits.Select(seed => Compute(stored, path, device, seed)).ToList();
        double Largest(string group) => computed.Where(t => t.Key.StartsWith($"{group}.", StringComparison.Ordinal))
            .Max(t => moved.Max(other => Error(stored, t.Key, other[t.Key], t.Value)));
        return [.. groups.Select(group => Leeway * Largest(group.Group) is <= Meaningless and var rounding && group.Error > stored.Tolerance ? group with { Rounding = rounding } : group)];
    }

    private static Dictionary<string, Tensor> Compute(VerificationCase stored, string path, Device device, long? lastBits = null)
    {
        var options = stored.Options(path);
        var precision = options.Engine.Precision == "float64" ? ScalarType.Float64 : ScalarType.Float32;
        var networks = new Networks(options, device, precision);
        var backbone = networks.Backbone(0);
        using var task = networks.Task(backbone, 0);
        var p = new Level(backbone, task.Head);
        var d = new Level(networks.Backbone(0), networks.Classifier(stored.Classes, 0, "verify"));
        foreach (var level in new[] { p, d })
        {
            Load(stored, "theta", level.Backbone);
            if (lastBits is { } seed)
                MoveLastBits(level.Theta, seed);
        }
        Load(stored, "phi_p", p.Head);
        Load(stored, "phi_d", d.Head);
        var trace = Train(stored, options, networks, p, d, task);
        return Named(p, d).Concat(trace).ToDictionary(t => t.Key, t => t.Value);
    }

    private static void MoveLastBits(IEnumerable<Tensor> weights, long seed)
    {
        using var noGrad = no_grad();
        using var draws = new Generator((ulong)seed);
        foreach (var weight in weights)
        {
            var ulp = weight.dtype == ScalarType.Float64 ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
            weight.mul_(1 + (rand(weight.shape, weight.dtype, generator: draws).sub_(0.5).sign_() * ulp).to(weight.device));
        }
    }

    private static Dictionary<string, Tensor> Train(VerificationCase stored, RunOptions options, Networks networks, Level p, Level d, Pretext.IPretextTask task)
    {
        var recorder = new Recorder();
        using var lower = networks.PretextOptimizer(p.Named, options.Lower.Optimizer);
        using var upper = networks.UpperOptimizer(d.Named);
        using var solver = networks.Solver();
        using var algorithm = new AlgorithmFactory(options, networks, DownstreamLoss.CrossEntropy).Create(p, d, task, stored, stored, lower, upper, solver);
        using var curves = new UnreadCurves(new Curves(recorder, ""));
        for (var step = 0; step < algorithm.Steps; step++)
        {
            using var scope = NewDisposeScope();
            algorithm.Step(step, new StageSettings(options.Bilevel), curves);
        }
        curves.Read();
        return Traces.ToDictionary(t => $"trace.{t.Trace}", t => recorder.Series(t.Series));
    }

    private static void Load(VerificationCase stored, string group, nn.Module module)
    {
        var values = stored.Under($"init.{group}.");
        var wanted = module.state_dict();
        foreach (var (name, live) in wanted)
            if (!values.TryGetValue(name, out var value))
                throw new UserError($"{stored.File} lacks the tensor 'init.{group}.{name}'.");
            else if (!value.shape.SequenceEqual(live.shape))
                throw new UserError($"'init.{group}.{name}' in {stored.File} has shape [{string.Join(", ", value.shape)}] where the network has [{string.Join(", ", live.shape)}].");
        NamedState.Restore([.. wanted.Select(w => (w.Key, w.Value))], values);
    }

    private static Dictionary<string, Tensor> Named(Level p, Level d) => new[]
    {
        NamedState.Of("theta_p", p.Backbone), NamedState.Of("theta_d", d.Backbone), NamedState.Of("phi_p", p.Head), NamedState.Of("phi_d", d.Head),
    }.SelectMany(g => g).ToDictionary(t => t.Name, t => t.Value.detach().cpu().clone());

    private static List<GroupError> Groups(VerificationCase stored, Dictionary<string, Tensor> computed) =>
    [
        .. new[] { "theta_p", "theta_d", "phi_p", "phi_d", "trace" }.Select(group => new GroupError(group, Expected(stored, group)
            .Max(t => Error(stored, t.Key, computed.GetValueOrDefault(t.Key), t.Value)))),
    ];

    private static List<KeyValuePair<string, Tensor>> Expected(VerificationCase stored, string group)
    {
        var expected = stored.Under("expect.").Where(t => t.Key.StartsWith($"{group}.", StringComparison.Ordinal)).ToList();
        return expected.Count > 0 ? expected : throw new UserError($"{stored.File} expects nothing of {group}: it has no tensor 'expect.{group}.…'.");
    }

    private static double Error(VerificationCase stored, string name, Tensor? computed, Tensor expected)
    {
        if (computed is null)
            throw new UserError($"{stored.File} expects a tensor '{name}' that this case does not have.");
        if (!computed.shape.SequenceEqual(expected.shape))
            throw new UserError($"'expect.{name}' in {stored.File} has shape [{string.Join(", ", expected.shape)}] where [{string.Join(", ", computed.shape)}] was computed.");
        var (a, e) = (computed.to(ScalarType.Float64).flatten(), expected.to(ScalarType.Float64).cpu().flatten());
        var largest = e.abs().max().ToDouble();
        var error = (a - e).abs().max().ToDouble();
        return largest > 0 ? error / largest : error;
    }
}
