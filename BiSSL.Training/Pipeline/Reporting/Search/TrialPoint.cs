namespace BiSSL.Training.Pipeline.Reporting.Search;

/// <summary>One validation of a trial.</summary>
/// <param name="Step">The trial's own steps made by then.</param>
/// <param name="Top1">Top-1 accuracy in percent, or the mean average precision.</param>
/// <param name="Loss">The loss on the validation images.</param>
public sealed record TrialPoint(int Step, double Top1, double Loss);
