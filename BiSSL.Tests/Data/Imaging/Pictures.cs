using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Imaging;

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

    /// <summary>The square in the middle of a stored picture, as CenterCrop cuts it: what the golden squares are of.</summary>
    public static int[] Centre(PlanarImage picture)
    {
        var ((width, height), side) = (picture.Size, picture.Size.ShortSide);
        var (left, top) = ((int)Math.Round((width - side) / 2.0), (int)Math.Round((height - side) / 2.0));
        return [.. Enumerable.Range(0, 3 * side * side).Select(i => (int)picture.Pixels[(((i / side / side * height) + top + (i / side % side)) * width) + left + (i % side)])];
    }

    /// <summary>The same of a picture in a store.</summary>
    public static int[] Centre(PictureStore store, int picture) => Centre(new PlanarImage(store.Sizes[picture], MixedPictures.Bytes(store, picture)));
}
