using System.Text.Json;
using System.Text.Json.Serialization;

namespace BiSSL.Training.Runs.Maps;

/// <summary>Options, progress and results of maps as JSON: camel case, enums by name.</summary>
public static class MapJson
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_format);

    /// <exception cref="UserError">The text is not such an object.</exception>
    public static T Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, s_format) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new UserError($"This cannot be read as {typeof(T).Name} ({e.Message.TrimEnd('.')}).", e);
        }
    }
}
