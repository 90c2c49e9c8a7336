namespace BiSSL.Tests.Data.Imaging;

/// <summary>A picture file made by PIL, and what PIL reads from it.</summary>
internal sealed record Picture(string Name, string File, int Width, int Height, int[] Pixels, int[] Square)
{
    public byte[] Bytes => Convert.FromBase64String(File);
}

internal static class Pictures
{
    public static readonly Picture[] All = GoldenData.Read<Picture[]>("pictures.json");

    public static Picture Named(string name) => All.Single(picture => picture.Name == name);
}
