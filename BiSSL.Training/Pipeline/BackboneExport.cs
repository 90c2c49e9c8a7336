using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Weights;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline;

/// <summary>A finished stage's backbone as safetensors under torchvision's names.</summary>
public static class BackboneExport
{
    /// <param name="folder">Where the stage's result lies: the cache, or the run's own results.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">The result's key.</param>
    /// <param name="file">The file to write.</param>
    /// <exception cref="UserError">The result is gone, or the file can't be written.</exception>
    public static void Write(string folder, string stage, string key, string file)
    {
        using var scope = NewDisposeScope();
        var cache = new StageCache(folder, NullReporter.Instance, TimeProvider.System);
        var result = cache.Get(JobRunner.Shelf(stage), key)
            ?? throw new UserError($"The weights of stage '{stage}' are no longer in {folder}. Resume the run: they will be computed again.");
        const string prefix = "theta.";
        var backbone = result.Tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(t => TensorFiles.Source(t.Key[prefix.Length..], t.Value));
        var writer = new SafeTensorsWriter(backbone);
        AtomicFile.Write(file, writer.Length, writer.Write);
    }
}
