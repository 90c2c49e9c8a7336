using BiSSL.Tests.Data;
using BiSSL.Training;
using BiSSL.Training.Weights;
using TorchSharp;

namespace BiSSL.Tests.Weights;

public sealed class TensorFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    private string FilePath => _folder["weights.safetensors"];

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(torch.ScalarType.Float64)]
    [InlineData(torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Int64)]
    [InlineData(torch.ScalarType.Int32)]
    [InlineData(torch.ScalarType.Int16)]
    [InlineData(torch.ScalarType.Int8)]
    [InlineData(torch.ScalarType.Byte)]
    [InlineData(torch.ScalarType.Bool)]
    public void Load_TensorOfEveryType_IsTheSameBitForBit(torch.ScalarType type)
    {
        torch.Tensor tensor = (torch.rand(3, 4, 2) * 100).to(type);
        Save(("a", tensor), ("scalar", tensor[0, 0, 0]), ("empty", torch.empty([0, 3], type)));

        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);
        IReadOnlyDictionary<string, torch.Tensor> loaded = file.LoadAll();

        Assert.Equal((type, type), (loaded["a"].dtype, loaded["empty"].dtype));
        Assert.Equal(tensor.bytes.ToArray(), loaded["a"].bytes.ToArray());
        Assert.Equal([3, 4, 2], loaded["a"].shape);
        Assert.Empty(loaded["scalar"].shape);
        Assert.Equal([0, 3], loaded["empty"].shape);
    }

    [Fact]
    public void Source_TensorThatIsTransposedAndRequiresGrad_IsWrittenRowByRow()
    {
        torch.Tensor tensor = torch.arange(6, dtype: torch.float32).reshape(2, 3).requires_grad_();
        Save(("a", tensor.t()));

        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);

        Assert.Equal([0, 3, 1, 4, 2, 5], file.Load("a").data<float>().ToArray());
    }

    [Fact]
    public void Load_OtherTypeWanted_Converts()
    {
        Save(("a", torch.tensor(new[] { 0.5, 1.0 / 3 })));
        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);

        Assert.Equal([0.5f, (float)(1.0 / 3)], file.Load("a", torch.float32).data<float>().ToArray());
    }

    [Fact]
    public void Load_InAScope_LeavesNothingBehind()
    {
        Save(("a", torch.rand(3)));
        long before = LiveTensors.Settled();
        using (torch.NewDisposeScope())
        using (SafeTensorsFile file = SafeTensorsFile.Open(FilePath))
            file.LoadAll(torch.float64);

        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void Load_TruthValuesThatAreNone_SaysSo()
    {
        using (FileStream stream = File.Create(FilePath))
            new SafeTensorsWriter([new("mask", ElementType.BOOL, [2], s => s.Write([1, 2]))]).Write(stream);
        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);

        Assert.Contains("truth values", Assert.Throws<UserError>(() => file.Load("mask")).Message, StringComparison.Ordinal);
    }

    private void Save(params (string Name, torch.Tensor Tensor)[] tensors)
    {
        using FileStream stream = File.Create(FilePath);
        new SafeTensorsWriter(tensors.Select(t => TensorFiles.Source(t.Name, t.Tensor))).Write(stream);
    }
}
