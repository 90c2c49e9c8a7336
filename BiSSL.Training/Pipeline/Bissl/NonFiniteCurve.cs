namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>A loss or a gradient's norm is infinite or not a number: the weights it would lead to are lost, and no checkpoint may hold them.</summary>
public sealed class NonFiniteCurve(string series, long step) : Diverged(
    $"'{series}' is not finite at step {step}: {Remedy.Whose(series)} has diverged. {Remedy.Of(series)} The last checkpoint was written before.");
