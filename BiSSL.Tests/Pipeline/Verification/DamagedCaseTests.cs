using System.Buffers.Binary;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Verification;

namespace BiSSL.Tests.Pipeline.Verification;

/// <summary>Cases that something is wrong with are refused in a sentence that names it.</summary>
public sealed class DamagedCaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Good => Path.Combine(AppContext.BaseDirectory, "Golden", "verify", "joint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("init.theta.conv1.weight", "lacks the tensor 'init.theta.conv1.weight'")]
    [InlineData("lower.1.2.view2", "lacks the tensor 'lower.1.2.view2'")]
    [InlineData("upper.0.1.y", "lacks the tensor 'upper.0.1.y'")]
    [InlineData("expect.phi_d.bias", "expects a tensor 'phi_d.other' that this case does not have")]
    public void Run_TensorUnderAnotherName_NamesIt(string name, string message) =>
        Assert.Contains(message, Fault(header => Rename(header, name, name[..(name.LastIndexOf('.') + 1)] + "other")), StringComparison.Ordinal);

    [Fact]
    public void Run_NothingExpectedOfAGroup_SaysWhich() => Assert.Contains("expects nothing of phi_d", Fault(header =>
    {
        Rename(header, "expect.phi_d.bias", "else.bias");
        Rename(header, "expect.phi_d.weight", "else.weight");
    }), StringComparison.Ordinal);

    [Theory]
    [InlineData("lower.0.0.view1", "[24, 1, 16, 16]", "'lower.0.0.view1' in")]
    [InlineData("expect.phi_d.weight", "[32, 7]", "'expect.phi_d.weight' in")]
    [InlineData("init.phi_d.weight", "[32, 7]", "'init.phi_d.weight' in")]
    public void Run_TensorOfAnotherShape_NamesBoth(string name, string shape, string message)
    {
        var fault = Fault(header => header[name]!["shape"] = JsonNode.Parse(shape));
        Assert.Contains(message, fault, StringComparison.Ordinal);
        Assert.Contains($"has shape {shape}", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo", "3", "hold 'foo', which is no setting.")]
    [InlineData("lambda", null, "lack 'lambda'.")]
    [InlineData("cg", "7", "have no object 'cg'.")]
    [InlineData("width", "\"four\"", "can't be read: 'width' is not of the right kind.")]
    [InlineData("dtype", "\"int8\"", "can't be used: engine.precision = int8: allowed is float32, float64.")]
    [InlineData("alternations", "3", "lacks the tensor 'lower.2.0.view1'")]
    public void Run_SettingThatCannotBe_NamesIt(string name, string? value, string message)
    {
        var fault = Fault(header => Settings(header, settings =>
        {
            settings.Remove(name);
            if (value is not null)
                settings[name] = JsonNode.Parse(value);
        }));
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lars", null, "lack 'upper.eta', as upper.optimizer is lars.")]
    [InlineData("adam", 0.001, "can't be used: upper.optimizer = adam: allowed is sgd, lars.")]
    public void Run_OptimiserOfTheUpperLevelThatCannotBe_NamesIt(string optimizer, double? eta, string message) =>
        Assert.Contains(message, Fault(header => Settings(header, settings => UpperOptimizer(settings, optimizer, eta))), StringComparison.Ordinal);

    [Fact]
    public void Run_UpperLevelByLars_MovesItByItsOwnRatio()
    {
        Write(header => Settings(header, settings => UpperOptimizer(settings, "lars", 0.001)));
        var report = Verifier.Run(_folder["case"], "fast", "cpu", null);
        Assert.InRange(report.Groups.Single(group => group.Group == "theta_d").Error, 1e-4, 1); // what SGD makes is expected
    }

    [Theory]
    [InlineData("temperature", "lack 'lower.temperature'.")]
    [InlineData("steps", "lack 'lower.steps'.")]
    public void Run_SettingMissingInALevel_NamesIt(string name, string message) =>
        Assert.Contains(message, Fault(header => Settings(header, settings => settings["lower"]!.AsObject().Remove(name))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{nope", "can't be read: line 1, character 2:")]
    [InlineData("null", "are not an object.")]
    public void Run_SettingsThatAreNone_SaysSo(string settings, string message) =>
        Assert.Contains(message, Fault(header => header["__metadata__"]!["bissl"] = settings), StringComparison.Ordinal);

    [Fact]
    public void Run_LabelOutsideTheClasses_NamesIt()
    {
        var fault = Fault(_ => { }, (header, bytes) =>
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((int)header["upper.0.0.y"]!["data_offsets"]![0]!), 77));
        Assert.Contains("'upper.0.0.y' in", fault, StringComparison.Ordinal);
        Assert.Contains("has the label 77, outside of 0 … 6.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuch", "there is no such file")]
    [InlineData("", "it is a folder")]
    public void Run_NoFile_SaysSo(string name, string message) =>
        Assert.Contains(message, Assert.Throws<UserError>(() => Verifier.Run(_folder[name], "fast", "cpu", null)).Message, StringComparison.Ordinal);

    private static void UpperOptimizer(JsonObject settings, string optimizer, double? eta)
    {
        settings["upper"]!["optimizer"] = optimizer;
        if (eta is not null)
            settings["upper"]!["eta"] = eta;
    }

    private static void Rename(JsonObject header, string from, string to)
    {
        var entry = header[from]!;
        header.Remove(from);
        header[to] = entry;
    }

    private static void Settings(JsonObject header, Action<JsonObject> change)
    {
        var settings = JsonNode.Parse((string)header["__metadata__"]!["bissl"]!)!.AsObject();
        change(settings);
        header["__metadata__"]!["bissl"] = settings.ToJsonString();
    }

    /// <summary>What the verifier says of the good case after a change to its header and bytes.</summary>
    private string Fault(Action<JsonObject> change, Action<JsonObject, byte[]>? changeBytes = null)
    {
        Write(change, changeBytes);
        return Assert.Throws<UserError>(() => Verifier.Run(_folder["case"], "fast", "cpu", null)).Message;
    }

    private void Write(Action<JsonObject> change, Action<JsonObject, byte[]>? changeBytes = null)
    {
        var good = File.ReadAllBytes(Good);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(good);
        var (header, bytes) = (JsonNode.Parse(good.AsSpan(8, length))!.AsObject(), good[(8 + length)..]);
        change(header);
        changeBytes?.Invoke(header, bytes);
        var text = System.Text.Encoding.UTF8.GetBytes(header.ToJsonString());
        File.WriteAllBytes(_folder["case"], [.. BitConverter.GetBytes((long)text.Length), .. text, .. bytes]);
    }
}
