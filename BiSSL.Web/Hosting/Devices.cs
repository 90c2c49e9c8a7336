using System.Text.Json.Nodes;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Hosting;

/// <summary>Which device a run trains on, told without touching it: one run at a time belongs to each.</summary>
public sealed class Devices
{
    public const string Cpu = "cpu";
    private const string FirstGpu = "cuda:0";

    // The driver makes this file; asking the driver itself would start it in this process.
    private readonly bool _gpu = File.Exists("/dev/nvidia0");

    /// <summary>"cpu" or "cuda:N".</summary>
    public string Of(RunRecord run) => Of((string?)JsonNode.Parse(run.Options)?["engine"]?["device"]);

    /// <summary>What a run with this <c>engine.device</c> would train on.</summary>
    public string Of(string? option) => option is null or "auto" ? (_gpu ? FirstGpu : Cpu) : option;
}
