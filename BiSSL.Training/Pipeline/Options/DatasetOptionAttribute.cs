using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>An option whose choices are the datasets that can be read.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DatasetOptionAttribute : OptionAttribute
{
    public DatasetOptionAttribute(string text) : base(text) => Choices = [.. Dataset.All.Select(set => set.Name)];

    /// <param name="text">As in <see cref="OptionAttribute"/>.</param>
    /// <param name="other">A choice before those with images for the pretext task.</param>
    public DatasetOptionAttribute(string text, string other) : base(text) => Choices = [other, .. Dataset.All.Where(set => set.HasUnlabelled).Select(set => set.Name)];
}
