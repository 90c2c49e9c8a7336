namespace BiSSL.Training.Models;

/// <summary>
/// Lets the convolutions of networks that this thread calls compute in bfloat16 until it is disposed; batch norm then takes and gives bfloat16 with statistics
/// in float32. Weights, gradients and features keep their type.
/// </summary>
public sealed class Autocast : IDisposable
{
    [ThreadStatic]
    private static bool s_isOn;

    private readonly bool _before = s_isOn;

    /// <param name="on">False changes nothing.</param>
    public Autocast(bool on = true) => s_isOn |= on;

    /// <summary>Whether the calling thread's convolutions compute in bfloat16.</summary>
    public static bool IsOn => s_isOn;

    public void Dispose() => s_isOn = _before;
}
