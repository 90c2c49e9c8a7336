using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class ShapeTests
{
    [Fact]
    public void Reshaping_OfTwelve_GivesTheShapesAsked()
    {
        using var scope = NewDisposeScope();
        var x = arange(12).view(3, 4);
        Assert.Equal([2L, 6L], x.reshape(2, -1).shape);
        Assert.Equal([12L], x.flatten().shape);
        Assert.Equal([4L, 3L], x.t().shape);
        Assert.Equal([4L, 3L], x.T.shape);
        Assert.Equal([3L, 1L, 4L], x.unsqueeze(1).shape);
        Assert.Equal([3L, 4L], x.unsqueeze(1).squeeze(1).shape);
        Assert.Equal([2L, 3L, 4L], x.expand(2, 3, 4).shape);
        Assert.Equal([4L, 3L], x.permute(1, 0).shape);
        Assert.Equal([6L, 4L], x.repeat(2, 1).shape);
        Assert.Equal([2L, 4L], x.narrow(0, 1, 2).shape);
        Assert.Equal([3L, 2L], x.slice(1, 0, 4, 2).shape);
    }

    [Fact]
    public void View_SharesMemory_CloneDoesNot()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 2);
        x.view(4).fill_(1);
        x.clone().fill_(2);
        Assert.Equal(4f, x.sum().item<float>());
    }

    [Fact]
    public void Transpose_IsNotContiguous_UntilCopied()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).view(2, 3).transpose(0, 1);
        Assert.False(x.is_contiguous());
        Assert.Equal([1L, 3L], x.stride());
        Assert.Equal([0L, 3L, 1L, 4L, 2L, 5L], x.data<long>().ToArray());
        Assert.Equal([2L, 1L], x.contiguous().stride());
        Assert.Throws<InvalidOperationException>(() => x.bytes.Length);
    }

    [Fact]
    public void Pieces_OfFive_JoinToTheWhole()
    {
        using var scope = NewDisposeScope();
        var x = arange(5);
        Assert.Equal([2L, 2L, 1L], x.split(2).Select(piece => piece.numel()));
        Assert.Equal([3L, 2L], x.chunk(2).Select(piece => piece.numel()));
        Assert.Equal([1L, 4L], x.split([1L, 4L]).Select(piece => piece.numel()));
        Assert.Equal(5, x.unbind().Length);
        Assert.Equal(x.data<long>().ToArray(), cat(x.split(2)).data<long>().ToArray());
        Assert.Equal([5L, 1L], stack(x.unbind()).unsqueeze(1).shape);
    }

    [Fact]
    public void Split_IntoThousandPieces_ReturnsThemAll()
    {
        using var scope = NewDisposeScope();
        var pieces = arange(1000).split(1);
        Assert.Equal(1000, pieces.Length);
        Assert.Equal(999 * 1000 / 2, cat(pieces).sum().item<long>());
    }

    [Fact]
    public void Moving_Elements_KeepsThem()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0L, 1L, 2L]);
        Assert.Equal([2L, 0L, 1L], x.roll(1).data<long>().ToArray());
        Assert.Equal([2L, 1L, 0L], x.flip(0).data<long>().ToArray());
    }

    [Fact]
    public void Size_OfDimension_CountsFromTheEndToo()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        Assert.Equal((3L, 2L, 6L, 2L), (x.size(-1), x.size(0), x.numel(), x.dim()));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.size(2));
    }
}
