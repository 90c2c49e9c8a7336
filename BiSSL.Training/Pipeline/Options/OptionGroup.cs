namespace BiSSL.Training.Pipeline.Options;

/// <summary>The options of one branch of the tree; those of its own branches are groups of their own.</summary>
/// <param name="Path">Such as <c>pretext.augmentation</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it is about, in one sentence.</param>
public sealed record OptionGroup(string Path, string Title, string Text, IReadOnlyList<OptionLeaf> Leaves);
