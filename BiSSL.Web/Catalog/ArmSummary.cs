namespace BiSSL.Web.Catalog;

/// <summary>How good one arm of a run is: means over its seeds, per cent; nothing where nothing is known yet.</summary>
/// <param name="Seeds">Over how many seeds.</param>
/// <param name="Last">Validation accuracy at the newest evaluation.</param>
/// <param name="Best">The best validation accuracy.</param>
/// <param name="Test">Test accuracy, once completed.</param>
/// <param name="Probe">Accuracy of the linear probe, once completed.</param>
public sealed record ArmSummary(string Arm, int Seeds, double? Last, double? Best, double? Test, double? Probe);
