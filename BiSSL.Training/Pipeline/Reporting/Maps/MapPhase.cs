namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>What the maker of a map does now, in the order of time. Stored by name: do not rename.</summary>
public enum MapPhase
{
    Starting,

    /// <summary>Features that are not stored are extracted.</summary>
    Features,

    /// <summary>Nearest neighbours in full dimension.</summary>
    Neighbours,

    /// <summary>Positions in the plane; frame after frame.</summary>
    Positions,

    /// <summary>What the features and the map are worth.</summary>
    Numbers,
}
