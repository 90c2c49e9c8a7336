using System.Globalization;
using BiSSL.Training.Pipeline.Reporting.Maps;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary>What a map is worth, as tables.</summary>
internal static class MapTables
{
    private static readonly (string Name, Func<FrameNumbers, MapNumber?> Of)[] s_rows =
    [
        ("neighbours' vote", n => n.Knn), ("neighbours' vote in the plane", n => n.KnnPlane), ("linear probe", n => n.LinearProbe), ("silhouette", n => n.Silhouette),
        ("silhouette in the plane", n => n.SilhouettePlane), ("trustworthiness", n => n.Trustworthiness), ("continuity", n => n.Continuity),
    ];

    /// <param name="method">How the positions were computed, as in <see cref="MapOptions.Method"/>.</param>
    public static void Write(IAnsiConsole console, MapResult map, string method)
    {
        if (map.Frames.All(frame => frame.Numbers is null))
            return;
        var table = new Table().AddColumns(["", .. map.Frames.Select(frame => Markup.Escape(frame.Title)), "computed on"]);
        foreach (var (name, number) in s_rows)
        {
            MapNumber?[] values = [.. map.Frames.Select(frame => frame.Numbers is { } n ? number(n) : null)];
            table.AddRow([name, .. values.Select(Text), values.FirstOrDefault(v => v is not null)?.On ?? ""]);
        }
        console.Write(table);
        foreach (var pair in map.Pairs)
            console.WriteLine($"{map.Frames[pair.From].Title} → {map.Frames[pair.To].Title}: {Text(pair.Overlap)} of the neighbours kept, linear CKA {Text(pair.Cka)}, {Words.Many(pair.WrongToRight, "vote")} became right and {pair.RightToWrong} wrong.");
        console.WriteLine(method == MapOptions.Pca
            ? "The plane shows the two directions of greatest variation alone: what differs along others lies on top of each other. Near neighbours mean what trustworthiness says."
            : "Distances between clusters in t-SNE mean little; near neighbours mean what trustworthiness says.");
    }

    private static string Text(MapNumber? number) => number is { } n ? n.Value.ToString("0.000", CultureInfo.InvariantCulture) : "–";
}
