using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public sealed class ModuleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void StateDict_NestedFields_NamesParametersBeforeBuffers()
    {
        var pair = new Pair();

        Assert.Equal(
            ["scale", "first.weight", "first.bias", "norm.0.weight", "norm.0.bias", "_offset", "norm.0.running_mean", "norm.0.running_var", "norm.0.num_batches_tracked"],
            pair.state_dict().Keys);
        Assert.Equal(["first", "norm", "norm.0"], pair.named_modules().Select(entry => entry.name));
        Assert.Equal(["up.scale"], pair.state_dict(prefix: "up").Keys.Take(1));
    }

    [Fact]
    public void To_OtherElementType_ReplacesFieldsAndKeepsIntegers()
    {
        var pair = new Pair().to(float64);

        Assert.Equal(ScalarType.Float64, pair.Scale.dtype);
        Assert.True(pair.Scale.requires_grad);
        Assert.Same(pair.Scale, pair.parameters().First());
        Assert.Equal(ScalarType.Int64, pair.state_dict()["norm.0.num_batches_tracked"].dtype);
        Assert.Equal(ScalarType.Float64, pair.call(ones(2, 3, float64)).dtype);
    }

    [Fact]
    public void LoadStateDict_OtherValues_CopiesIntoTheSameTensors()
    {
        var (source, target) = (new Pair(), new Pair());
        var weight = target.state_dict()["first.weight"];

        target.load_state_dict(source.state_dict());

        Assert.Same(weight, target.state_dict()["first.weight"]);
        Assert.True(weight.allclose(source.state_dict()["first.weight"]));
    }

    [Fact]
    public void LoadStateDict_NamesDiffer_ThrowsOnlyWhenStrict()
    {
        var pair = new Pair();
        var state = pair.state_dict();
        state.Remove("scale");
        state["extra"] = ones(1);

        var (missing, unexpected) = pair.load_state_dict(state, strict: false);

        Assert.Equal(["scale"], missing);
        Assert.Equal(["extra"], unexpected);
        Assert.Throws<InvalidOperationException>(() => pair.load_state_dict(state));
    }

    [Fact]
    public void Eval_OnTheParent_ReachesEveryModule()
    {
        var pair = new Pair();

        pair.eval();
        Assert.All(pair.modules().Append(pair), module => Assert.False(module.training));
        pair.train();
        Assert.All(pair.modules().Append(pair), module => Assert.True(module.training));
    }

    [Fact]
    public void ZeroGrad_AfterBackward_RemovesTheGradients()
    {
        var pair = new Pair();
        pair.call(ones(2, 3)).sum().backward();
        Assert.NotNull(pair.Scale.grad);

        pair.zero_grad();

        Assert.All(pair.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void RegisterModule_BadOrTakenName_IsRefused()
    {
        var pair = new Pair();

        Assert.Throws<ArgumentException>(() => pair.register_module("a.b", nn.Identity()));
        Assert.Throws<InvalidOperationException>(() => pair.register_module("first", nn.Identity()));
    }

    [Fact]
    public void Dispose_AfterConversion_FreesEveryTensor()
    {
        var count = Tensor.TotalCount;
        using (new Pair().to(float64))
            Assert.True(Tensor.TotalCount > count);

        Assert.Equal(count, Tensor.TotalCount);
    }

    [Fact]
    public void Modules_InsideADisposeScope_OutliveIt()
    {
        Linear linear;
        using (NewDisposeScope())
            linear = nn.Linear(3, 2);

        Assert.Equal([4, 2], linear.call(ones(4, 3)).shape);
    }

    [Fact]
    public void Sequential_EveryLayer_EqualsTheFunctions()
    {
        using var network = nn.Sequential(
            nn.Conv2d(3, 4, 3, stride: 2, padding: 1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Identity(),
            nn.Linear(16, 5), nn.BatchNorm1d(5));
        var images = randn(6, 3, 16, 16);
        var state = network.state_dict();

        var x = nn.functional.conv2d(images, state["0.weight"], state["0.bias"], [2, 2], [1, 1]); // [6, 4, 8, 8]
        x = nn.functional.batch_norm(x, null, null, state["1.weight"], state["1.bias"], true).relu();
        x = nn.functional.adaptive_avg_pool2d(nn.functional.max_pool2d(x, 2), 2).flatten(1); // [6, 16]
        x = nn.functional.linear(x, state["7.weight"], state["7.bias"]); // [6, 5]
        x = nn.functional.batch_norm(x, null, null, state["8.weight"], state["8.bias"], true);

        Assert.True(network.call(images).allclose(x));
        Assert.Equal(1, state["8.num_batches_tracked"].ToInt64());
        Assert.Equal(9, network.Count);
    }

    private sealed class Pair : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "first")]
        private readonly Linear _first = nn.Linear(3, 2);

        [ComponentName(Name = "norm")]
        private readonly Sequential _norm = nn.Sequential(nn.BatchNorm1d(2));

        private readonly Tensor _offset = ones(2).DetachFromDisposeScope();

        [ComponentName(Name = "scale")]
        private readonly Parameter _scale = new(ones(2));

        public Pair() : base(nameof(Pair))
        {
            _scale.DetachFromDisposeScope();
            RegisterComponents();
        }

        public Parameter Scale => _scale;

        public override Tensor forward(Tensor input) => _norm.call(_first.call(input)) * _scale + _offset;
    }
}
