using System.Text.Json;

namespace BiSSL.Training.Data.Datasets;

/// <summary>What the last check of a dataset found, as it lies in the folder of <see cref="DataHome.Checked"/> beside a row of examples for every class.</summary>
/// <param name="When">When it was checked.</param>
/// <param name="Root">The folder that was read.</param>
/// <param name="Fault">A sentence where it cannot be used; null where it can.</param>
/// <param name="Skipped">One sentence for each file that could not be opened.</param>
public sealed record DatasetFound(DateTimeOffset When, string Root, string? Fault, IReadOnlyList<ClassFound> Classes, int Train, int Validation, int Test, int Unlabelled, IReadOnlyList<string> Skipped)
{
    public DataDescription Description { get; init; } = DataDescription.None;

    private const string Name = "found.json";

    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web);

    /// <summary>The row of examples of a class, a JPEG file.</summary>
    /// <param name="folder">As <see cref="DataHome.Checked"/> gives it.</param>
    public static string Examples(string folder, int number) => Path.Combine(folder, FormattableString.Invariant($"{number}.jpg"));

    /// <summary>Null where none is or it cannot be read.</summary>
    public static DatasetFound? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<DatasetFound>(File.ReadAllText(Path.Combine(folder, Name)), s_format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes the place of an earlier one, whole.</summary>
    /// <param name="examples">JPEG files, class by class.</param>
    public void Write(string folder, IEnumerable<byte[]> examples)
    {
        var aside = $"{folder}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(aside);
        foreach (var (number, row) in examples.Index())
            File.WriteAllBytes(Examples(aside, number), row);
        File.WriteAllText(Path.Combine(aside, Name), JsonSerializer.Serialize(this, s_format));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.Move(aside, folder);
    }
}
