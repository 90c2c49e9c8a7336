using System.Text.Json.Nodes;
using BiSSL.Training.Engine;
using BiSSL.Training.Pipeline.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The machine as a run uses it.</summary>
/// <param name="Device">Where tensors live.</param>
/// <param name="Precision">Their element type.</param>
/// <param name="Lanes">Jobs side by side.</param>
/// <param name="Threads">Threads of each lane.</param>
public sealed record Compute(Device Device, ScalarType Precision, int Lanes, int Threads)
{
    /// <summary>The GPU's number, or null on the processor.</summary>
    public int? Gpu => Device.type == DeviceType.CUDA ? Device.index : null;

    /// <summary>What the options come to on this machine.</summary>
    /// <param name="begunWith">Threads of each lane that a run began with, on a machine of maybe more cores; null takes what this one has.</param>
    /// <exception cref="UserError">The device is not there.</exception>
    public static Compute Of(EngineOptions options, int? begunWith = null)
    {
        _ = Libtorch.Version;
        var device = Find(options.Device);
        var cores = Environment.ProcessorCount;
        var lanes = device.type == DeviceType.CUDA ? 1 : options.Lanes == 0 ? cores : options.Lanes;
        var threads = options.Threads == 0 ? begunWith ?? Math.Max(1, cores / lanes) : options.Threads;
        return new Compute(device, options.Precision == "float64" ? ScalarType.Float64 : ScalarType.Float32, lanes, threads);
    }

    /// <summary>Prepares the calling thread.</summary>
    public void Enter(EngineOptions options)
    {
        set_num_threads(Threads);
        if (Device.type != DeviceType.CUDA)
            return;
        backends.cuda.matmul.allow_tf32 = options.Tf32;
        backends.cudnn.allow_tf32 = options.Tf32;
    }

    /// <summary>What of the machine determines the bits of a result.</summary>
    public JsonObject Describe(EngineOptions options) => new()
    {
        ["device"] = Device.type.ToString(),
        ["precision"] = options.Precision,
        ["threads"] = Threads,
        ["tf32"] = options.Tf32,
        ["libtorch"] = Libtorch.Version,
    };

    private static Device Find(string name)
    {
        if (name == "cpu" || (name == "auto" && !cuda.is_available()))
            return CPU;
        var index = name is "auto" or "cuda" ? 0 : int.Parse(name["cuda:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        if (!cuda.is_available())
            throw new UserError($"engine.device is '{name}', but this libtorch sees no GPU. Start with LibTorch=cuda-linux ./run.sh, or set BISSL_LIBTORCH to a libtorch 2.10 with CUDA, or choose engine.device=cpu.");
        if (index >= cuda.device_count())
            throw new UserError($"engine.device is '{name}', but there are only {cuda.device_count()} GPUs here; the first is cuda:0.");
        return new Device(DeviceType.CUDA, index);
    }
}
