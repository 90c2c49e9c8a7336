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

    /// <summary>It has no result: what it computed is not finite.</summary>
    Diverged,

    /// <summary>The run is completed without it, as what it needs has diverged.</summary>
    LeftOut,
}
