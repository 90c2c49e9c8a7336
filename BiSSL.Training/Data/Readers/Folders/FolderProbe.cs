namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Looks into a folder no further than a question needs.</summary>
internal static class FolderProbe
{
    /// <summary>Whether pictures lie in the folder or anywhere below, of formats that are not read too.</summary>
    public static bool HoldsPictures(FoundFolder folder) => HoldsPictures(folder, []);

    /// <summary>The folders in it that hold pictures.</summary>
    public static FoundFolder[] Pictured(FoundFolder folder) => [.. new FolderListing(folder, new LeftOut()).Folders.Where(HoldsPictures)];

    private static bool HoldsPictures(FoundFolder folder, HashSet<string> seen)
    {
        if (!seen.Add(folder.Real))
            return false;
        var leftOut = new LeftOut();
        var listing = new FolderListing(folder, leftOut);
        return listing.Pictures.Count > 0 || leftOut.Count(Reason.Unread) > 0 || listing.Folders.Any(below => HoldsPictures(below, seen));
    }
}
