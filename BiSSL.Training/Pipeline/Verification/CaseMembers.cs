using System.Reflection;
using System.Text.Json;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>Compares the members of a JSON object with the settings that a record has.</summary>
internal static class CaseMembers
{
    /// <summary>Everything that is missing or unknown, as ends of a sentence about the settings.</summary>
    public static IEnumerable<string> Faults(JsonElement settings, Type record, string prefix = "")
    {
        if (settings.ValueKind != JsonValueKind.Object)
            return [prefix.Length == 0 ? "are not an object" : $"have no object '{prefix.TrimEnd('.')}'"];
        var known = record.GetConstructors()[0].GetParameters().ToDictionary(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!));
        var missing = known.Where(k => !k.Value.HasDefaultValue && !settings.TryGetProperty(k.Key, out _)).Select(k => $"lack '{prefix}{k.Key}'");
        var unknown = settings.EnumerateObject().Where(member => !known.ContainsKey(member.Name)).Select(member => $"hold '{prefix}{member.Name}', which is no setting");
        return [.. missing, .. unknown, .. settings.EnumerateObject().SelectMany(member => Inside(member, known.GetValueOrDefault(member.Name), prefix))];
    }

    private static IEnumerable<string> Inside(JsonProperty member, ParameterInfo? group, string prefix) =>
        group?.ParameterType is { } type && type.Namespace == typeof(CaseMembers).Namespace ? Faults(member.Value, type, $"{prefix}{member.Name}.") : [];
}
