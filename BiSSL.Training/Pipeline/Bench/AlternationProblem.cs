using BiSSL.Training.Bilevel;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>One alternation of Algorithm 1 on ready-made batches, which belong to the caller's scope.</summary>
internal sealed class AlternationProblem : ILowerBatches, IUpperBatches, IDisposable
{
    private const int Classes = 10;
    private const int Batches = 5;

    private readonly RunOptions _options;
    private readonly BenchProblem _problem;
    private readonly IOptimizer _upper;
    private readonly ILinearSolver _solver;
    private readonly Algorithm1 _algorithm;
    private readonly Views[] _views;
    private readonly (Tensor Images, Tensor Labels) _labelled;

    /// <param name="memory">As <c>hypergradient.memory</c>.</param>
    public AlternationProblem(BenchShape shape, string path, string memory, BenchPlace place)
    {
        _options = Options(shape, path, memory);
        var networks = new Networks(_options, place.Device, ScalarType.Float32);
        _problem = new BenchProblem(_options, shape, place.Device);
        D = new Level(networks.Backbone(0), networks.Classifier(Classes, 0, "bench"));
        _views = [.. Enumerable.Range(0, Batches).Select(k => new Views(BenchProblem.Noise(shape, 10 + k, place.Device), BenchProblem.Noise(shape, 20 + k, place.Device)))];
        _labelled = (_views[0].First, tensor(Enumerable.Range(0, shape.Images).Select(i => (long)i % Classes).ToArray(), device: place.Device));
        _upper = new Sgd(D.Named, _options.Upper.Momentum, _options.Upper.WeightDecay);
        _solver = networks.Solver();
        _algorithm = new AlgorithmFactory(_options, networks, DownstreamLoss.CrossEntropy).Create(_problem.P, D, _problem.Task, this, this, _problem.Optimizer, _upper, _solver);
    }

    public Level D { get; }

    public int StepsPerAlternation => _options.Upper.Steps;

    public Views At(int alternation, int step) => _views[step % Batches];

    public Views Hessian(int alternation, int k) => _views[k];

    (Tensor Images, Tensor Labels) IUpperBatches.At(int alternation, int step) => _labelled;

    public int LowerSteps => _options.Lower.Steps;

    public int UpperSteps => _options.Upper.Steps;

    /// <summary>Hessian-vector products of an upper block.</summary>
    public int Products => _options.Upper.Steps * _options.Hypergradient.Iterations * Batches;

    /// <summary>The first lower steps.</summary>
    public void Lower(int steps) => Steps(0, steps);

    /// <summary>Upper steps, after the others.</summary>
    /// <param name="first">How many upper steps were made.</param>
    public void Upper(int first, int steps) => Steps(LowerSteps + first, steps);

    public void Dispose()
    {
        _algorithm.Dispose();
        _solver.Dispose();
        _upper.Dispose();
        D.Backbone.Dispose();
        D.Head.Dispose();
        _problem.Dispose();
    }

    private void Steps(int first, int count)
    {
        using var curves = new UnreadCurves(new Curves(NullReporter.Instance, ""));
        for (var step = first; step < first + count; step++)
        {
            using var scope = NewDisposeScope();
            _algorithm.Step(step, new StageSettings(_options.Bilevel), curves);
        }
    }

    /// <summary>The paper's numbers, with joint steps: those of single tensors amplify rounding, and the paths could not be compared.</summary>
    private static RunOptions Options(BenchShape shape, string path, string memory)
    {
        var options = shape.Options(path);
        return options with
        {
            Bilevel = new() { Alternations = 1, AdaptEvery = 0 },
            Lower = new() { Steps = 20, RampSteps = 1 },
            Upper = new() { Steps = 8 },
            Hypergradient = options.Hypergradient with { Solver = "joint", Iterations = 5, Batches = Batches, TrueResidualEvery = 0, Memory = memory },
        };
    }
}
