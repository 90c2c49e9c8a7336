using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using BiSSL.Training.Weights;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>One small BiSSL problem with its batches and what must become of it, from a file that another implementation wrote.</summary>
public sealed class VerificationCase : ILowerBatches, IUpperBatches, IDisposable
{
    private readonly IReadOnlyDictionary<string, Tensor> _tensors;

    private VerificationCase(string file, CaseSettings settings, IReadOnlyDictionary<string, Tensor> tensors)
    {
        (File, Settings, _tensors) = (file, settings, tensors);
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>Classes of the downstream task.</summary>
    public int Classes => Settings.Classes;

    /// <summary>Largest relative error allowed.</summary>
    public double Tolerance => Settings.Dtype == "float64" ? 1e-8 : 2e-3;

    public int StepsPerAlternation => Settings.Upper.Steps;

    internal CaseSettings Settings { get; }

    /// <exception cref="UserError">The file is damaged, or holds no such case.</exception>
    public static VerificationCase Read(string file, Device device)
    {
        using var stored = SafeTensorsFile.Open(file);
        if (!stored.Metadata.TryGetValue("bissl", out var json))
            throw new UserError($"{file} is no verification case: its metadata has no 'bissl' entry.");
        var settings = CaseSettings.Read(file, json);
        var read = new VerificationCase(file, settings, stored.LoadAll(device: device));
        read.Check();
        return read;
    }

    /// <summary>The case as a run's options.</summary>
    /// <param name="path">The engine of the products, "fast" or "stock".</param>
    public RunOptions Options(string path) => Settings.Options(path);

    /// <summary>The tensors whose names begin with a prefix, without it.</summary>
    public IReadOnlyDictionary<string, Tensor> Under(string prefix) =>
        _tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key[prefix.Length..], t => t.Value);

    public Views At(int alternation, int step) => new(Batch($"lower.{alternation}.{step}.view1"), Batch($"lower.{alternation}.{step}.view2"));

    public Views Hessian(int alternation, int k) => At(alternation, k);

    (Tensor Images, Tensor Labels) IUpperBatches.At(int alternation, int step) => (Batch($"upper.{alternation}.{step}.x"), Batch($"upper.{alternation}.{step}.y"));

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    private Tensor Batch(string name) => _tensors[name];

    private void Check()
    {
        var faults = OptionsValidator.Check(Options("fast"));
        if (faults.Count > 0)
            throw new UserError($"The settings in {File} can't be used: {string.Join(" ", faults)}");
        CaseTensors.Check(File, Settings, _tensors);
    }
}
