using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The name of a stage's result: a digest of everything that determines it, so that equal settings find it again.</summary>
public static class StageKey
{
    /// <summary>The program's, as far as results go: raise it when the same settings come to mean different arithmetic, and earlier results are found no more.</summary>
    public const int Version = 3;

    /// <param name="inputs">The keys of what the stage starts from.</param>
    /// <param name="marks">Settings that were changed while it trained; none in an ordinary run.</param>
    public static string Of(string stage, JsonObject determines, IReadOnlyList<string> inputs, IReadOnlyList<AppliedSetting> marks)
    {
        var all = new JsonObject
        {
            ["version"] = Version,
            ["stage"] = stage,
            ["inputs"] = new JsonArray([.. inputs.Select(i => (JsonNode)i)]),
            ["determines"] = determines.DeepClone(),
            ["marks"] = new JsonArray([.. marks.Select(m => (JsonNode)new JsonArray(m.Step, m.Name, m.Value))]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToJsonString())))[..32];
    }
}
