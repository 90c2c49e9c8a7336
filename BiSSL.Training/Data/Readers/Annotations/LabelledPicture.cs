namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>A picture file, not opened yet, and the numbers of its classes: one, or any in a dataset of several labels.</summary>
internal sealed record LabelledPicture(string File, params int[] Classes);
