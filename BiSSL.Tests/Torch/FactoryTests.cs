using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FactoryTests
{
    [Fact]
    public void Tensor_OfNumbers_HasTorchSharpsTypes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float64, tensor(0.1).dtype);
        Assert.Equal(ScalarType.Float32, tensor(0.1f).dtype);
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Byte, tensor((byte)1).dtype);
        Assert.Empty(tensor(1).shape);
        Assert.Equal(ScalarType.Float32, tensor([1.5, 2.5], dtype: float32).dtype);
    }

    [Fact]
    public void Tensor_OfArrays_KeepsShapeAndOrder()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 2f, 3f], tensor([1f, 2f, 3f]).data<float>().ToArray());
        Assert.Equal([2L, 3L], tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).data<int>().ToArray());
        Assert.Equal([3L, 2L], tensor(new List<long> { 1, 2, 3, 4, 5, 6 }, 3, 2).shape);
        Assert.Equal([1L, 2L, 1L], from_array(new double[1, 2, 1]).shape);
        Assert.Equal(6, tensor(new float[6].AsMemory(), [2, 3]).numel());
    }

    [Fact]
    public void Frombuffer_OfBytes_ReadsThemAsTheType()
    {
        using var scope = NewDisposeScope();
        byte[] bytes = [9, 9, 0, 0, 128, 63, 0, 0, 0, 64];
        Assert.Equal([1f, 2f], frombuffer(bytes, float32, offset: 2).data<float>().ToArray());
        Assert.Equal([1f], frombuffer(bytes, float32, count: 1, offset: 2).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => frombuffer(bytes, float32, count: 3));
    }

    [Fact]
    public void Tensor_DimensionsThatDoNotFit_Throws() =>
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => tensor([1f, 2f, 3f], [2, 2])).Message);

    [Fact]
    public void Tensor_RequiringGrad_IsLeaf()
    {
        using var scope = NewDisposeScope();
        var leaf = tensor([1.0], dtype: float32, requires_grad: true);
        Assert.True(leaf.is_leaf && leaf.requires_grad);
    }

    [Fact]
    public void Filled_OfEverySizeForm_HasThatShape()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 3L], zeros(2, 3).shape);
        Assert.Equal([2L, 3L, 4L, 5L], ones(2L, 3, 4, 5).shape);
        Assert.Equal([2L, 1L], empty([2, 1]).shape);
        Assert.Equal([7f, 7f], full(2, 7f).data<float>().ToArray());
        Assert.Equal([1f, 0f, 0f, 1f], eye(2).data<float>().ToArray());
        Assert.Equal(ScalarType.Int64, zeros([2], int64).dtype);
        Assert.Equal(ScalarType.Float64, ones_like(zeros([2], float64)).dtype);
    }

    [Fact]
    public void Arange_OfIntegers_IsInt64()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 1L, 2L], arange(3).data<long>().ToArray());
        Assert.Equal([1L, 3L], arange(1, 5, 2).data<long>().ToArray());
        Assert.Equal([0f, 0.5f], arange(0.0, 1.0, 0.5).data<float>().ToArray());
        Assert.Equal([0.0, 0.5, 1.0], linspace(0, 1, 3, float64).data<double>().ToArray());
    }

    [Fact]
    public void SetDefaultDtype_ToDouble_ReachesFactories()
    {
        using var scope = NewDisposeScope();
        set_default_dtype(float64);
        try
        {
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
        }
        finally
        {
            set_default_dtype(float32);
        }

        Assert.Equal(ScalarType.Float32, zeros(1).dtype);
    }

    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1)]
    [InlineData("cuda", DeviceType.CUDA, 0)]
    [InlineData("cuda:3", DeviceType.CUDA, 3)]
    public void Device_Parsed_NamesTypeAndIndex(string text, DeviceType type, int index)
    {
        Device parsed = text;
        Assert.Equal((type, index), (parsed.type, parsed.index));
    }

    [Fact]
    public void Device_OfUnknownName_Throws() => Assert.Throws<ArgumentException>(() => new Device("abacus"));
}
