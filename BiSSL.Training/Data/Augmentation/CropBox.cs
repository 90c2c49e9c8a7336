namespace BiSSL.Training.Data.Augmentation;

/// <summary>A rectangle of an image, pixels.</summary>
public readonly record struct CropBox(int Left, int Top, int Width, int Height);
