using System.Security.Cryptography;

namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Finds pictures that are the same to the last pixel as they were read. Only those are compared whole that agree in their sides and in some of their bytes.</summary>
internal static class SamePictures
{
    private const int Looks = 32;

    /// <summary>For each picture the number of the first that is the same, where the pictures of all sets are counted through.</summary>
    public static int[] First(IEnumerable<ImageSet> sets)
    {
        (PictureStore Store, int Number)[] pictures = [.. sets.SelectMany(set => Enumerable.Range(0, set.Count).Select(i => (set.Pictures, i)))];
        var first = Enumerable.Range(0, pictures.Length).ToArray();
        var alike = Several(first, i => (pictures[i].Store.Sizes[pictures[i].Number], Look(pictures[i].Store, pictures[i].Number)));
        foreach (var same in alike.SelectMany(group => Several(group, i => Digest(pictures[i].Store, pictures[i].Number))).ToArray())
            Array.ForEach(same, i => first[i] = same[0]);
        return first;
    }

    private static IEnumerable<int[]> Several<T>(IEnumerable<int> indices, Func<int, T> key) => indices.GroupBy(key).Select(group => group.ToArray()).Where(group => group.Length > 1);

    private static int Look(PictureStore store, int number)
    {
        using var pixels = store.Pixels.narrow(0, store.Offset(number), store.Sizes[number].Bytes);
        var bytes = pixels.bytes;
        var look = new HashCode();
        for (var i = 0; i < Looks; i++)
            look.Add(bytes[(int)((long)i * bytes.Length / Looks)]);
        return look.ToHashCode();
    }

    private static string Digest(PictureStore store, int number)
    {
        using var pixels = store.Pixels.narrow(0, store.Offset(number), store.Sizes[number].Bytes);
        return Convert.ToHexString(SHA256.HashData(pixels.bytes));
    }
}
