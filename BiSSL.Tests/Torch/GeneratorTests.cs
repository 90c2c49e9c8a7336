using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class GeneratorTests
{
    [Fact]
    public void Generator_SameSeed_DrawsTheSame()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(42);
        using var second = new Generator(42);
        using var other = new Generator(43);
        var drawn = randn(8, generator: first).data<float>().ToArray();
        Assert.Equal(drawn, randn(8, generator: second).data<float>().ToArray());
        Assert.NotEqual(drawn, randn(8, generator: other).data<float>().ToArray());
        Assert.Equal(42, first.initial_seed());
    }

    [Fact]
    public void Generator_StateSetBack_DrawsAgain()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        rand(3, generator: generator);
        var state = generator.get_state();
        var drawn = randperm(20, generator: generator).data<long>().ToArray();
        generator.set_state(state);
        Assert.Equal(drawn, randperm(20, generator: generator).data<long>().ToArray());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), drawn.Order());
    }

    [Fact]
    public void ManualSeed_Repeated_DrawsTheSameFromTheDefault()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var drawn = zeros(4).normal_().data<float>().ToArray();
        manual_seed(7);
        Assert.Equal(drawn, randn(4).data<float>().ToArray());
        var state = get_rng_state();
        var next = rand(4).data<float>().ToArray();
        set_rng_state(state);
        Assert.Equal(next, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void Randint_Bounds_HoldAndAreReached()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var drawn = randint(2, 5, [200], generator: generator);
        Assert.Equal(ScalarType.Int64, drawn.dtype);
        Assert.Equal((2L, 4L), (drawn.min().item<long>(), drawn.max().item<long>()));
    }

    [Fact]
    public void Bernoulli_OfHalf_MixesZerosAndOnes()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        Assert.InRange(zeros(1000).bernoulli_(0.5, generator).mean().item<float>(), 0.4f, 0.6f);
        Assert.InRange(zeros(1000).uniform_(2, 3, generator).min().item<float>(), 2f, 2.1f);
    }

    [Fact]
    public void Generator_AfterDispose_Throws()
    {
        var generator = new Generator(1);
        generator.Dispose();
        Assert.Throws<InvalidOperationException>(() => generator.get_state());
    }
}
