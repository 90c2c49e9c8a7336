namespace BiSSL.Web.Catalog;

/// <summary>Where one job of a run is.</summary>
public enum JobState
{
    Waiting,

    /// <summary>Begun, but the run does not train now.</summary>
    Begun,
    Running,
    Done,

    /// <summary>Its result came from the cache.</summary>
    Reused,
}
