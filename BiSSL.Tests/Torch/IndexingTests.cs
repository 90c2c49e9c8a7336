using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

/// <summary>On the tensor 0 … 23 of shape [2, 3, 4], whose element (i, j, k) is 12 i + 4 j + k.</summary>
public sealed class IndexingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = arange(24).reshape(2, 3, 4);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Get_Numbers_SelectsLeadingDimensions()
    {
        AssertIs(_x[1, 2, 3], [], 23);
        AssertIs(_x[1, 2], [4], 20, 21, 22, 23);
        AssertIs(_x[-1, 0], [4], 12, 13, 14, 15);
        Assert.Equal([3L, 4L], _x[0].shape);
    }

    [Fact]
    public void Get_Slices_TakeRangesAndSteps()
    {
        AssertIs(_x[TensorIndex.Slice(1), TensorIndex.Slice(0, 2), TensorIndex.Slice(null, null, 2)], [1, 2, 2], 12, 14, 16, 18);
        AssertIs(_x[..1, 1..2, ^2..], [1, 1, 2], 6, 7);
        AssertIs(_x[TensorIndex.Ellipsis, ^1], [2, 3], 3, 7, 11, 15, 19, 23);
        AssertIs(_x[0, TensorIndex.Colon, 1], [3], 1, 5, 9);
    }

    [Fact]
    public void Get_NewAxisAndBool_AddDimensions()
    {
        Assert.Equal([1L, 2L, 3L, 4L], _x[TensorIndex.None, TensorIndex.Ellipsis].shape);
        Assert.Equal([2L, 3L, 1L, 4L], _x[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Null].shape);
        Assert.Equal([0L, 2L, 3L, 4L], _x[TensorIndex.Bool(false)].shape);
    }

    [Fact]
    public void Get_TensorIndices_Gather()
    {
        AssertIs(_x[tensor([1L, 0L]), tensor([2L, 1L])], [2, 4], 20, 21, 22, 23, 4, 5, 6, 7);
        AssertIs(_x[TensorIndex.Colon, TensorIndex.Single(0), TensorIndex.Tensor(tensor([3L, 0L]))], [2, 2], 3, 0, 15, 12);
        AssertIs(_x[TensorIndex.Ellipsis, TensorIndex.Tensor(tensor([3L]))], [2, 3, 1], 3, 7, 11, 15, 19, 23);
    }

    [Fact]
    public void Get_Mask_SelectsWhereTrue()
    {
        AssertIs(_x[_x > 21], [2], 22, 23);
        var rows = tensor(new[,] { { true, false, false }, { false, false, true } });
        AssertIs(_x[TensorIndex.Tensor(rows), TensorIndex.Slice(2)], [2, 2], 2, 3, 22, 23);
    }

    [Fact]
    public void Set_OfEveryKind_ChangesOnlyThere()
    {
        _x[0, 0, 0] = 100L;
        _x[1] = _x[0];
        _x[TensorIndex.Colon, TensorIndex.Single(2)] = tensor(-1L);
        _x[_x == 5] = tensor(50L);
        AssertIs(_x, [2, 3, 4], 100, 1, 2, 3, 4, 50, 6, 7, -1, -1, -1, -1, 100, 1, 2, 3, 4, 50, 6, 7, -1, -1, -1, -1);
    }

    [Fact]
    public void IndexPut_Scalar_FillsTheSelection()
    {
        _x.index_put_(9, tensor([0L, 1L]), tensor([0L, 0L]));
        Assert.Equal(8 * 9, _x.select(1, 0).sum().item<long>());
    }

    [Fact]
    public void Get_WholeTensor_IsANewWrapper()
    {
        using var whole = _x[TensorIndex.Ellipsis];
        Assert.NotSame(_x, whole);
        whole.Dispose();
        Assert.False(_x.IsInvalid);
    }

    [Fact]
    public void Select_FamilyOfFunctions_AgreesWithIndexing()
    {
        AssertIs(_x.index_select(2, tensor([0L, 3L]))[1, 1], [2], 16, 19);
        AssertIs(_x.gather(2, zeros([2, 3, 1], int64)).squeeze(2), [2, 3], 0, 4, 8, 12, 16, 20);
        AssertIs(_x.masked_select(_x < 2), [2], 0, 1);
        AssertIs(zeros([3], int64).scatter_(0, tensor([2L]), tensor([5L])), [3], 0, 0, 5);
        AssertIs(zeros([2], int64).index_add_(0, tensor([1L, 1L]), tensor([3L, 4L]), 2), [2], 0, 14);
        AssertIs((tensor([0L, 3L, 0L]) != 0).nonzero(), [1, 1], 1);
    }

    private static void AssertIs(Tensor actual, long[] shape, params long[] elements)
    {
        Assert.Equal(shape, actual.shape);
        Assert.Equal(elements, actual.data<long>().ToArray());
    }
}
