using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public sealed class ReductionTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = tensor([3.0, 1.0, 2.0, 4.0, 6.0, 5.0]).view(2, 3);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Sums_OverDimensions_HaveTheirShapes()
    {
        Assert.Equal(21.0, _x.sum().item<double>());
        Assert.Equal([6.0, 15.0], _x.sum(1).data<double>().ToArray());
        Assert.Equal([1L, 3L], _x.sum(0, keepdim: true).shape);
        Assert.Empty(_x.sum(0, 1).shape);
        Assert.Equal([2.0, 5.0], _x.mean(new long[] { 1 }).data<double>().ToArray());
        Assert.Equal(ScalarType.Float32, _x.sum(type: float32).dtype);
    }

    [Fact]
    public void Spread_OfSamples_IsUnbiasedUnlessAskedOtherwise()
    {
        Assert.Equal(3.5, _x.var().item<double>(), 1e-12);
        Assert.Equal(35.0 / 12, _x.var(unbiased: false).item<double>(), 1e-12);
        Assert.Equal([1.0, 1.0], _x.std(1).data<double>().ToArray());
        Assert.Equal([2L, 1L], _x.var(new long[] { 1 }, unbiased: false, keepdim: true).shape);
    }

    [Fact]
    public void Norm_OfFloatIsP_OfIntIsDimension()
    {
        Assert.Equal(Math.Sqrt(91), _x.norm(2f).item<double>(), 1e-12);
        Assert.Equal(21.0, _x.norm(1f).item<double>(), 1e-12);
        Assert.Equal([2L], _x.norm(1).shape);
    }

    [Fact]
    public void Extremes_AlongDimension_ComeWithIndices()
    {
        var (values, indexes) = _x.max(1);
        Assert.Equal([3.0, 6.0], values.data<double>().ToArray());
        Assert.Equal([0L, 1L], indexes.data<long>().ToArray());
        Assert.Equal([1L, 0L], _x.argmin(1).data<long>().ToArray());
        Assert.Equal(4L, _x.argmax().item<long>());
        Assert.Equal(6.0, _x.max().item<double>());
        Assert.Equal([3.0, 3.0, 3.0], _x.min(tensor(3.0))[1].data<double>().ToArray());
    }

    [Fact]
    public void Ordering_OfRows_SortsAndPicks()
    {
        var (top, places) = _x.topk(2);
        Assert.Equal([3.0, 2.0, 6.0, 5.0], top.data<double>().ToArray());
        Assert.Equal([0L, 2L, 1L, 2L], places.data<long>().ToArray());
        var (sorted, order) = _x.sort(1, descending: true);
        Assert.Equal([3.0, 2.0, 1.0, 6.0, 5.0, 4.0], sorted.data<double>().ToArray());
        Assert.Equal([0L, 2L, 1L, 1L, 2L, 0L], order.data<long>().ToArray());
    }

    [Fact]
    public void Unique_WithCounts_CountsEach()
    {
        var (output, inverse, counts) = tensor([2L, 1L, 2L]).unique(return_counts: true);
        Assert.Equal([1L, 2L], output.data<long>().ToArray());
        Assert.Equal([1L, 2L], counts!.data<long>().ToArray());
        Assert.Null(inverse);
    }

    [Fact]
    public void Softmax_OfRows_SumsToOne()
    {
        Assert.All(_x.softmax(1).sum(1).data<double>(), sum => Assert.Equal(1.0, sum, 1e-12));
        Assert.True(_x.log_softmax(1).exp().allclose(_x.softmax(1)));
        Assert.True(_x.logsumexp(1).allclose(_x.exp().sum(1).log()));
        Assert.Equal([3.0, 4.0, 6.0], _x.cumsum(1)[0].data<double>().ToArray());
    }

    [Fact]
    public void Checks_OfElements_FindNaN()
    {
        Assert.True(_x.isfinite().all().item<bool>());
        Assert.True((_x / 0.0).isinf().all().item<bool>());
        Assert.True((_x * double.NaN).isnan().any().item<bool>());
    }
}
