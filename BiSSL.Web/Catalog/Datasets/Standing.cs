namespace BiSSL.Web.Catalog.Datasets;

/// <summary>Whether a dataset can be trained on.</summary>
public enum Standing
{
    /// <summary>Drawn by the program whenever it is wanted.</summary>
    Drawn,

    /// <summary>A folder of one's own, wherever it is.</summary>
    Own,

    /// <summary>Its files are here.</summary>
    Here,

    /// <summary>A download broke off or is under way.</summary>
    Coming,

    /// <summary>Its files are here, and the last check found a fault.</summary>
    Broken,

    Missing,
}
