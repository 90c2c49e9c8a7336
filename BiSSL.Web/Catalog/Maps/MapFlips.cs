using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>Points whose neighbours name another class in one frame than in another.</summary>
public sealed record MapFlips(IReadOnlyList<MapFlip> WrongToRight, IReadOnlyList<MapFlip> RightToWrong)
{
    /// <exception cref="Training.UserError">Something of it is not known yet.</exception>
    public static MapFlips Between(MapFiles files, int from, int to)
    {
        (int[] labels, int[] images) = files.ReadPoints();
        int[] before = files.ReadFrame(from).KnnLabels, after = files.ReadFrame(to).KnnLabels;
        MapFlip[] all =
        [
            .. Enumerable.Range(0, labels.Length).Where(i => (before[i] == labels[i]) != (after[i] == labels[i]))
                .Select(i => new MapFlip(i, images[i], labels[i], before[i], after[i])),
        ];
        return new([.. all.Where(flip => flip.After == flip.Label)], [.. all.Where(flip => flip.Before == flip.Label)]);
    }
}

/// <param name="Image">Its number within the split.</param>
/// <param name="Before">The class that most of its neighbours have in the first frame.</param>
public sealed record MapFlip(int Point, int Image, int Label, int Before, int After);
