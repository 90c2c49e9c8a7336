using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BiSSL.Training.Experiments;

/// <summary>A design as JSON, in camel case: what a file holds, and the store.</summary>
public static class ExperimentJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(ExperimentDesign design) => JsonSerializer.Serialize(design, s_options);

    /// <param name="source">What the text is, for a message.</param>
    /// <exception cref="UserError">It is no design.</exception>
    public static ExperimentDesign Read(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<ExperimentDesign>(json, s_options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException fault)
        {
            throw new UserError(
                $"{source} is not an experiment{(fault.Path is null ? "" : $" (at {fault.Path})")}: it must look like {{ \"name\": \"mine\", \"preset\": \"demo\", \"datasets\": [{{ \"name\": \"shapes\", \"settings\": [\"data.name=shapes\"] }}], \"arms\": [\"control\", \"bissl\"], \"seeds\": 5 }}.", fault);
        }
    }
}
