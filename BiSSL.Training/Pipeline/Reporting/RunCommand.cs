namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>A wish that reached the trainer.</summary>
/// <param name="Id">Rises with time within a store.</param>
/// <param name="Name">For <see cref="CommandKind.Set"/>: one of <see cref="LiveSettings.Names"/>.</param>
/// <param name="Value">For <see cref="CommandKind.Set"/>: the new value, finite.</param>
public sealed record RunCommand(long Id, CommandKind Kind, string? Name = null, double? Value = null);
