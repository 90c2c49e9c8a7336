using System.Text.Json.Serialization;

namespace BiSSL.Training.Data;

/// <summary>Width and height of a picture, pixels.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    [JsonIgnore]
    public int ShortSide => Math.Min(Width, Height);

    /// <summary>What its red, green and blue take.</summary>
    [JsonIgnore]
    public long Bytes => 3L * Width * Height;
}
