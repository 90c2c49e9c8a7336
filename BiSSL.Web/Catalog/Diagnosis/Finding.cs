namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>One signal, judged.</summary>
/// <param name="What">The signal in words and in the paper's symbols.</param>
/// <param name="Value">The evidence.</param>
/// <param name="Normal">Its normal range.</param>
/// <param name="Says">What it means and, where something is wrong, what to do.</param>
public sealed record Finding(Signal Signal, Level Level, string What, string Value, string Normal, string Says);
