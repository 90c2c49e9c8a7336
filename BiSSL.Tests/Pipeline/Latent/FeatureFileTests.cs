using BiSSL.Tests.Golden;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Latent;

public sealed class FeatureFileTests : IDisposable
{
    private static readonly FeatureOrigin s_origin = new("abc", "seed 0/bissl", "bissl", 190, "test", "ResNet-18, width 4, 32 features");

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_WhatWasWritten_IsTheSame(bool named)
    {
        var set = new FeatureSet
        {
            Origin = s_origin, Features = randn(4, 3), Labels = tensor([0L, 2, 1, 0]), Images = tensor([9L, 3, 7, 1]),
            Predictions = named ? tensor([0L, 2, 2, 1]) : null, Confidence = named ? rand(4) : null,
        };
        FeatureFile.Write(_folder["a.safetensors"], set);
        var read = FeatureFile.Read(_folder["a.safetensors"]);

        Assert.Equal(s_origin, read.Origin);
        foreach (Func<FeatureSet, Tensor?> part in (Func<FeatureSet, Tensor?>[])[s => s.Features, s => s.Labels, s => s.Images, s => s.Predictions, s => s.Confidence])
            Assert.Equal(part(set) is { } written ? Numbers.Values(written) : null, part(read) is { } back ? Numbers.Values(back) : null);
        Assert.Equal([9L, 3], read.First(2).Images.data<long>().ToArray());
        Assert.Equal(4, read.First(10).Count);
    }

    [Fact]
    public void Name_OfASet_TellsWhatItHolds() => Assert.Equal("seed-0+bissl-190-test-500.safetensors", FeatureFile.Name(s_origin, 500));

    [Fact]
    public void Read_AnotherKindOfFile_SaysSo()
    {
        using (var file = File.Create(_folder["b.safetensors"]))
            new SafeTensorsWriter([TensorFiles.Source("theta.conv1.weight", ones(2))]).Write(file);
        Assert.Contains("holds no features", Assert.Throws<UserError>(() => FeatureFile.Read(_folder["b.safetensors"])).Message, StringComparison.Ordinal);
    }
}
