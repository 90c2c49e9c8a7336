using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>As <see cref="IRepulsion"/>, of positions on a device.</summary>
internal interface IDeviceRepulsion
{
    /// <summary>Before every step, and outside its scope: what is kept for several steps is made anew where these positions need it.</summary>
    /// <param name="at">[2, N].</param>
    void Prepare(Tensor at);

    /// <param name="at">[2, N].</param>
    /// <returns>The force, not yet divided by Z, [2, N], and Z, float64; of the caller's scope.</returns>
    (Tensor Force, Tensor Z) Compute(Tensor at);
}
