using BiSSL.Training;
using BiSSL.Training.Data.Datasets;
using BiSSL.Web.Catalog.Datasets;

namespace BiSSL.Web.Components.Pages.Datasets;

/// <summary>What the pages say of datasets.</summary>
internal static class DatasetTexts
{
    public static string State(DatasetSummary set) => set switch
    {
        { Checking: true } => "◌ being checked",
        { Standing: Standing.Drawn } => "✓ drawn when wanted",
        { Standing: Standing.Own } => "your own folder",
        { Standing: Standing.Coming } => "◌ not complete",
        { Standing: Standing.Broken } => "✕ broken",
        { Standing: Standing.Missing } => "not here",
        { Found: null } => "● here, not checked",
        _ => "✓ here",
    };

    /// <summary>Which colour of the chips goes with it.</summary>
    public static string Colour(DatasetSummary set) => set.Standing switch
    {
        Standing.Drawn or Standing.Here => "completed",
        Standing.Broken => "failed",
        Standing.Coming => "paused",
        _ => "",
    };

    public static string Classes(Dataset set) => set.Classes > 0 ? $"{set.Classes}" : "one for each folder";

    public static string Side(Dataset set) => set switch
    {
        { Side: > 0 } => $"{set.Side} × {set.Side} pixels",
        { Name: "shapes" } => "as the options say",
        _ => "of any size",
    };

    /// <summary>Training, validation and test images as published.</summary>
    public static string Sizes(Dataset set) => set switch
    {
        { Name: "folder" } => "as its folders say, or shares",
        { Sizes.Train: 0 } => "as the options say",
        { Sizes: { Validation: 0 } sizes } => $"{Format.Count(sizes.Train)} divided / {Format.Count(sizes.Test)}{Unlabelled(sizes)}",
        { Sizes: var sizes } => $"{Format.Count(sizes.Train)} / {Format.Count(sizes.Validation)} / {Format.Count(sizes.Test)}{Unlabelled(sizes)}",
    };

    /// <summary>What a check does.</summary>
    public static string Checking(DatasetSummary set) => set.Standing switch
    {
        Standing.Drawn => "Draws the labelled images of one seed and counts them.",
        Standing.Own => "Says what is taken for what and what is left out, reads every image and counts them.",
        _ => "Compares published checksums, reads every image and counts them.",
    };

    /// <summary>The address of a form for a new run on it; of one's own pictures with the folder that was checked.</summary>
    public static string NewRun(DatasetSummary set) => set.Standing != Standing.Own ? $"/new?preset={set.Preset}"
        : $"/new?preset={set.Preset}&set=data.name=folder" + (set.Found is { Fault: null } found ? $"&set=data.root={Uri.EscapeDataString(found.Root)}" : "");

    /// <summary>What it takes here, or what there is to download.</summary>
    public static string Room(DatasetSummary set) => set.Standing switch
    {
        Standing.Drawn => "none",
        Standing.Own => "–",
        Standing.Missing when !set.Dataset.CanBeFetched => $"about {Download(set.Dataset)}, by hand",
        Standing.Missing => $"about {Download(set.Dataset)} to download",
        Standing.Coming => $"{Format.Bytes(set.Files.Unpacked + set.Files.Coming)} so far",
        _ => Format.Bytes(set.Files.Unpacked),
    };

    public static string Download(Dataset set) => Format.Bytes(set.Megabytes * 1e6);

    /// <summary>What a check that found no fault of the whole found.</summary>
    public static string Counted(DatasetFound found) =>
        $"{Words.Many(found.Classes.Count, "class", "classes")} with {Words.Many(found.Train, "training image")}, {Words.Many(found.Validation, "validation image")} and {Words.Many(found.Test, "test image")}"
        + (found.Unlabelled > 0 ? $", and {Words.Many(found.Unlabelled, "image")} for the pretext task." : ".");

    public static string Skipped(DatasetFound found) => found.Skipped.Count switch
    {
        0 => "Every picture that was taken could be opened.",
        1 => "1 file could not be opened; training goes on without it.",
        var count => $"{Words.Many(count, "file")} could not be opened; training goes on without them.",
    };

    private static string Unlabelled(DatasetSizes sizes) => sizes.Unlabelled > 0 ? $"; {Format.Count(sizes.Unlabelled)} without labels" : "";
}
