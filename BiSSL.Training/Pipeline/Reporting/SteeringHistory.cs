namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>What a run's earlier sessions did that a later one must not contradict.</summary>
/// <param name="Applied">The settings that were changed on the way; each is applied again at exactly its step.</param>
/// <param name="Reported">The last step on any curve of each scope.</param>
public sealed record SteeringHistory(IReadOnlyList<AppliedSetting> Applied, IReadOnlyDictionary<string, long> Reported)
{
    public static SteeringHistory None { get; } = new([], new Dictionary<string, long>());

    /// <summary>The first step of a scope that no curve shows yet.</summary>
    public long Unreported(string scope) => Reported.TryGetValue(scope, out var last) ? last + 1 : 0;
}
