namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>A loss is infinite or not a number: the weights it would lead to are lost, and no checkpoint may hold them.</summary>
public sealed class NonFiniteLoss(string series, long step) : Exception(
    $"The loss '{series}' is not finite at step {step}. Take a smaller learning rate, a longer ramp, or gradient clipping; the last checkpoint was written before.");
