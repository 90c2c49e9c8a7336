namespace BiSSL.Training.Data.Imaging;

/// <summary>What a picture file shows.</summary>
/// <param name="Image">The picture, upright, laid on its ground.</param>
/// <param name="HasTransparency">Whether the ground is seen through it anywhere.</param>
/// <param name="Repair">What is damaged in a file that shows a picture all the same, as the rest of "used, although …"; null for a whole file.</param>
public sealed record DecodedPicture(RgbImage Image, bool HasTransparency, string? Repair);
