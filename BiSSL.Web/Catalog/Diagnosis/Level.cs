namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>What a finding means for the user.</summary>
public enum Level
{
    /// <summary>Nothing was reported yet.</summary>
    Unknown,

    /// <summary>In its normal range.</summary>
    Fine,

    /// <summary>Worth knowing, no reason to act.</summary>
    Note,

    /// <summary>Something is wrong; the sentence says what to do.</summary>
    Flag,
}
