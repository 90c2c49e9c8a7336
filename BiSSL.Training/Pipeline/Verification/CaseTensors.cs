using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>Checks that a case holds every batch that its settings ask for, before anything is computed.</summary>
internal static class CaseTensors
{
    /// <exception cref="UserError">A batch is missing or cannot be one.</exception>
    public static void Check(string file, CaseSettings settings, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Tensor Find(string name) => tensors.GetValueOrDefault(name) ?? throw new UserError($"{file} lacks the tensor '{name}'.");
        foreach (var name in Images(settings))
            CheckImages(file, name, Find(name), settings);
        foreach (var name in Labels(settings))
            CheckLabels(file, name, Find(name), settings.Classes);
    }

    private static IEnumerable<string> Images(CaseSettings settings) =>
        from t in Enumerable.Range(0, settings.Alternations)
        from name in Enumerable.Range(0, settings.Lower.Steps).SelectMany(n => new[] { $"lower.{t}.{n}.view1", $"lower.{t}.{n}.view2" })
            .Concat(Enumerable.Range(0, settings.Upper.Steps).Select(n => $"upper.{t}.{n}.x"))
        select name;

    private static IEnumerable<string> Labels(CaseSettings settings) =>
        from t in Enumerable.Range(0, settings.Alternations)
        from n in Enumerable.Range(0, settings.Upper.Steps)
        select $"upper.{t}.{n}.y";

    private static void CheckImages(string file, string name, Tensor images, CaseSettings settings)
    {
        var expected = settings.Dtype == "float64" ? ScalarType.Float64 : ScalarType.Float32;
        if (images.shape is not [_, 3, _, _] || images.dtype != expected)
            throw new UserError($"'{name}' in {file} has shape [{string.Join(", ", images.shape)}] and type {images.dtype}; images are [batch, 3, height, width] of {expected}.");
    }

    private static void CheckLabels(string file, string name, Tensor labels, int classes)
    {
        if (labels.dtype != ScalarType.Int64 || labels.shape.Length != 1)
            throw new UserError($"'{name}' in {file} has shape [{string.Join(", ", labels.shape)}] and type {labels.dtype}; labels are [batch] of {ScalarType.Int64}.");
        foreach (var label in labels.cpu().data<long>().ToArray())
        {
            if (label < 0 || label >= classes)
                throw new UserError($"'{name}' in {file} has the label {label}, outside of 0 … {classes - 1}.");
        }
    }
}
