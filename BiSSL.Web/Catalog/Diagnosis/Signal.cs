namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>What is watched of Algorithm 1.</summary>
public enum Signal
{
    Coupling,
    Residual,
    NegativeCurvature,
    NormRatio,
    Cosine,
    Curvature,
    Ending,
    PretextLoss,
    OwnLoss,
}
