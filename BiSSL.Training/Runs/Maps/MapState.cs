namespace BiSSL.Training.Runs.Maps;

/// <summary>Where a map is in its life. Stored by name: do not rename.</summary>
public enum MapState
{
    /// <summary>Nobody makes it yet.</summary>
    Waiting,
    Running,
    Completed,

    /// <summary>Ended because somebody asked; what was made by then can be looked at.</summary>
    Cancelled,

    /// <summary>Ended by itself before its time, or its process vanished; likewise.</summary>
    Failed,
}
