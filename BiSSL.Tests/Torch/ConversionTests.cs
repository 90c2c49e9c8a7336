using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class ConversionTests
{
    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Bool)]
    public void To_EveryType_KeepsSmallNumbers(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var converted = tensor([0f, 1f]).to(type);
        Assert.Equal(type, converted.dtype);
        Assert.Equal([0f, 1f], converted.to(float32).data<float>().ToArray());
    }

    [Fact]
    public void To_SameTypeAndDevice_IsTheSameTensorUnlessCopied()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        x.to(float32).fill_(1);
        x.to(float32, copy: true).fill_(2);
        Assert.Equal([1f, 1f], x.data<float>().ToArray());
    }

    [Fact]
    public void To_DisposeAfter_EndsTheSource()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        var doubled = x.to(float64, disposeAfter: true);
        Assert.True(x.IsInvalid);
        Assert.Equal(ScalarType.Float64, doubled.dtype);
    }

    [Fact]
    public void Item_OfWrongTypeOrCount_Throws()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => tensor(1f).item<double>());
        Assert.Throws<ArgumentException>(() => zeros(2).item<float>());
        Assert.Throws<ArgumentException>(() => zeros(2).data<long>());
    }

    [Fact]
    public void ToNumber_OfAnyType_Converts()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5, tensor(2.5f).ToDouble());
        Assert.Equal(2, tensor(2.5f).ToInt32());
        Assert.Equal(3L, (long)tensor((byte)3));
        Assert.True(tensor(1).ToBoolean());
        Assert.Equal(ScalarType.Float32, 1.5f.ToTensor().dtype);
    }

    [Fact]
    public void Data_WrittenThroughStrides_LandsInThatElement()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x.t().data<float>()[2, 1] = 5;
        Assert.Equal(5f, x[1, 2].item<float>());
        x.t().data<float>().CopyFrom([1, 2, 3, 4, 5, 6]);
        Assert.Equal([1f, 3f, 5f, 2f, 4f, 6f], x.data<float>().ToArray());
        Assert.Equal(new[,] { { 1f, 3f, 5f }, { 2f, 4f, 6f } }, (float[,])x.data<float>().ToNDArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => x.data<float>()[2, 0]);
    }

    [Fact]
    public void Bytes_SetAndRead_AreTheElements()
    {
        using var scope = NewDisposeScope();
        var x = zeros([4], uint8);
        x.bytes = new byte[] { 1, 2, 3, 4 };
        Assert.Equal([1, 2, 3, 4], x.data<byte>().ToArray());
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
    }

    [Fact]
    public void Save_AndLoad_GiveTheSameTensor()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        try
        {
            var x = randn(3, 4);
            x.save(path);
            Assert.Equal(x.data<float>().ToArray(), load(path).data<float>().ToArray());
            Assert.Equal([3L, 4L], load(path).shape);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
