namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>A dataset as its lists tell it.</summary>
/// <param name="ClassNames">Names in the order of their numbers.</param>
/// <param name="Train">Training pictures in the official order.</param>
/// <param name="Validation">Pictures of the official validation list; empty without one.</param>
/// <param name="Test">Test pictures.</param>
internal sealed record AnnotatedPictures(
    IReadOnlyList<string> ClassNames, IReadOnlyList<LabelledPicture> Train, IReadOnlyList<LabelledPicture> Validation, IReadOnlyList<LabelledPicture> Test);
