namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>What a map holds; its numbers follow as they are computed.</summary>
public sealed record MapResult
{
    /// <summary>Neighbours kept of every point.</summary>
    public required int K { get; init; }

    /// <summary>Points.</summary>
    public required int N { get; init; }

    /// <summary>Dimensions of the features.</summary>
    public required int D { get; init; }

    public required string Split { get; init; }

    public required int Seed { get; init; }

    /// <summary>Class names; labels count them from 0.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>In the order of time.</summary>
    public required IReadOnlyList<MapFrameInfo> Frames { get; init; }

    /// <summary>Every frame with the next, and the first with the last.</summary>
    public IReadOnlyList<MapPair> Pairs { get; init; } = [];

    /// <summary>Sheets of thumbnails: 16 × 16 tiles of 48 pixels, tile after tile in the order of the points.</summary>
    public int Sheets { get; init; }
}

/// <summary>One frame.</summary>
/// <param name="Title">For people, such as "BiSSL, step 57 of 190".</param>
/// <param name="Scope">Whose features, such as "seed 0/bissl".</param>
/// <param name="Step">Steps of that scope that were done.</param>
public sealed record MapFrameInfo(string Title, string Scope, string Stage, long Step, FrameNumbers? Numbers = null);

/// <summary>What one frame is worth. Shares lie in 0…1; nothing where a number does not exist, such as the silhouette of a single class.</summary>
public sealed record FrameNumbers
{
    /// <summary>Leave-one-out accuracy of the vote of the nearest neighbours; likewise in the plane.</summary>
    public MapNumber? Knn { get; init; }

    public MapNumber? KnnPlane { get; init; }

    public MapNumber? LinearProbe { get; init; }

    public MapNumber? Silhouette { get; init; }

    public MapNumber? SilhouettePlane { get; init; }

    public MapNumber? Trustworthiness { get; init; }

    public MapNumber? Continuity { get; init; }
}

/// <summary>What changed from one frame to another.</summary>
/// <param name="Overlap">Share of the neighbours that both have.</param>
/// <param name="Cka">Linear centred kernel alignment of the features.</param>
/// <param name="WrongToRight">Points whose neighbours name the wrong class in the first and the right one in the second.</param>
public sealed record MapPair(int From, int To, MapNumber? Overlap, MapNumber? Cka, int WrongToRight, int RightToWrong);

/// <summary>A number and what it was computed on.</summary>
public sealed record MapNumber(double Value, string On);
