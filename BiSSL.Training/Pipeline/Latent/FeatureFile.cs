using System.Globalization;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Weights;
using TorchSharp;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Sets of features as safetensors files (docs/maps.md).</summary>
public static class FeatureFile
{
    /// <summary>The name of a set's file.</summary>
    public static string Name(FeatureOrigin origin, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{ScopeSlug.Of(origin.Scope)}-{origin.Step}-{origin.Split}-{count}.safetensors");

    /// <exception cref="UserError">It cannot be written, for one because the disk is full.</exception>
    public static void Write(string path, FeatureSet set)
    {
        (string Name, torch.Tensor? Value)[] tensors =
            [("features", set.Features), ("labels", set.Labels), ("images", set.Images), ("predictions", set.Predictions), ("confidence", set.Confidence)];
        var writer = new SafeTensorsWriter(tensors.Where(t => t.Value is not null).Select(t => TensorFiles.Source(t.Name, t.Value!)), Metadata(set.Origin));
        AtomicFile.Write(path, writer.Length, writer.Write);
    }

    /// <summary>A set as it was written; the caller's dispose scope owns it.</summary>
    /// <exception cref="UserError">It cannot be read, or is another kind of file.</exception>
    public static FeatureSet Read(string path)
    {
        using var file = SafeTensorsFile.Open(path);
        torch.Tensor? Optional(string name) => file.Entries.Any(entry => entry.Name == name) ? file.Load(name) : null;
        return new FeatureSet
        {
            Origin = Origin(file),
            Features = file.Load("features"),
            Labels = file.Load("labels"),
            Images = file.Load("images"),
            Predictions = Optional("predictions"),
            Confidence = Optional("confidence"),
        };
    }

    /// <summary>Whose features a file says it holds.</summary>
    /// <exception cref="UserError">It is another kind of file.</exception>
    internal static FeatureOrigin Origin(SafeTensorsFile file)
    {
        string Text(string name) => file.Metadata.GetValueOrDefault(name) ?? throw new UserError($"{file.Path} holds no features: its metadata have no '{name}'.");
        return new FeatureOrigin(Text("run"), Text("scope"), Text("stage"), long.Parse(Text("step"), CultureInfo.InvariantCulture), Text("split"), Text("backbone"));
    }

    private static Dictionary<string, string> Metadata(FeatureOrigin origin) => new()
    {
        ["run"] = origin.Run,
        ["scope"] = origin.Scope,
        ["stage"] = origin.Stage,
        ["step"] = origin.Step.ToString(CultureInfo.InvariantCulture),
        ["split"] = origin.Split,
        ["backbone"] = origin.Backbone,
    };
}
