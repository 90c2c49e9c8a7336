using BiSSL.Training.Weights;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>A file of features as its header describes it.</summary>
/// <param name="Count">How many images.</param>
public sealed record StoredSet(string File, FeatureOrigin Origin, int Count)
{
    /// <summary>The sets in a folder, by step; files that hold no features are passed over.</summary>
    public static IReadOnlyList<StoredSet> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.safetensors").Select(Peek).OfType<StoredSet>().OrderBy(set => set.Origin.Step).ThenBy(set => set.Count)]
        : [];

    private static StoredSet? Peek(string path)
    {
        try
        {
            using var file = SafeTensorsFile.Open(path);
            return new StoredSet(path, FeatureFile.Origin(file), (int)file.Find("labels").Shape[0]);
        }
        catch (UserError)
        {
            return null;
        }
    }
}
