using System.Text.RegularExpressions;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>What libtorch's allocators say when a device is full, as a sentence for people.</summary>
internal static partial class MemoryFault
{
    /// <summary>What is full and what to do; null for any other fault.</summary>
    public static string? Sentence(Exception fault)
    {
        var device = Gpu().IsMatch(fault.Message) ? "GPU" : Processor().IsMatch(fault.Message) ? "machine" : null;
        if (device is null)
            return null;
        var wanted = Wanted().Match(fault.Message);
        return $"the memory of the {device} is full{(wanted.Success ? $" ({wanted.Groups[1].Value} more were asked for)" : "")}; choose smaller batches, a smaller model, or a smaller hypergradient.memory.";
    }

    [GeneratedRegex(@"CUDA( error:)? out of memory|CU\w+_STATUS_ALLOC_FAILED")]
    private static partial Regex Gpu();

    [GeneratedRegex("can't allocate memory|not enough memory")]
    private static partial Regex Processor();

    [GeneratedRegex(@"[Tt]ried to allocate ([\d.]+ \w+)")]
    private static partial Regex Wanted();
}
