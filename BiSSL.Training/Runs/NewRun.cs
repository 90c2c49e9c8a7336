namespace BiSSL.Training.Runs;

/// <summary>What is known of a run before it exists.</summary>
/// <param name="Name">What people call it; need not be unique.</param>
/// <param name="Preset">The preset that its options began from.</param>
/// <param name="Options">The whole options tree as JSON.</param>
/// <param name="Parent">The id of the run that it was made from.</param>
public sealed record NewRun(
    string Name, string Preset, string Options, string? Parent = null, IReadOnlyList<string>? Tags = null, string Notes = "");
