using System.Text.Json;
using System.Text.Json.Serialization;

namespace BiSSL.Web.Hubs;

/// <summary>JSON that was written once and is sent to many.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(byte[] Utf8)
{
    public static RawJson EmptyList { get; } = new("[]"u8.ToArray());

    public static RawJson Of<T>(T value, JsonSerializerOptions options) => new(JsonSerializer.SerializeToUtf8Bytes(value, options));

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }
}
