using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>Makes sure, in one transfer, that weights are numbers before anybody relies on them.</summary>
internal static class FiniteWeights
{
    /// <param name="tensors">All on one device.</param>
    /// <param name="whose">Such as "the upper level".</param>
    /// <param name="step">The step that they come after.</param>
    /// <param name="remedy">What to do.</param>
    /// <exception cref="Diverged">A value is not finite.</exception>
    public static void Require(IReadOnlyList<(string Name, Tensor Value)> tensors, string whose, long step, string remedy)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        List<(string Name, Tensor Value)> numbers = [.. tensors.Where(tensor => tensor.Value.is_floating_point())];
        if (numbers.Count == 0)
            return;
        var finite = stack(numbers.Select(tensor => tensor.Value.isfinite().all())).cpu().data<bool>().ToArray();
        if (Array.IndexOf(finite, false) is >= 0 and var first)
            throw new Diverged($"'{numbers[first].Name}' is not finite after step {step}: {whose} has diverged. {remedy} The last checkpoint was written before.");
    }
}
