namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How long one Hessian-vector product over one batch takes: medians over rounds in which all were timed in turn.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Images">Images of a batch; each passes twice.</param>
/// <param name="Side">Their side in pixels.</param>
/// <param name="Pass">Seconds of one forward and backward on libtorch's own kernels.</param>
/// <param name="Fast">Seconds of a product on the fast kernels, its graph kept.</param>
/// <param name="FastRebuilt">The same, its graph built for every product.</param>
/// <param name="Stock">Seconds on libtorch's own, its graph kept.</param>
/// <param name="Official">The same, its graph built for every product: the released code's way.</param>
/// <param name="PyTorch">The same in plain PyTorch; null where it is not installed.</param>
/// <param name="FastPerPass">Fast over Pass, the median of the rounds' ratios.</param>
/// <param name="OfficialPerPass">Official over Pass.</param>
/// <param name="PyTorchPerPass">PyTorch over a forward and backward in plain PyTorch.</param>
/// <param name="Difference">‖fast − stock‖/‖stock‖ of the products.</param>
/// <param name="Bfloat16">Seconds of a product whose convolutions are in bfloat16, its graph kept.</param>
/// <param name="Residual">‖v − Ax‖/‖v‖ after five iterations of conjugate gradient, v the loss's gradient.</param>
/// <param name="ResidualBfloat16">The same after five iterations with products in bfloat16.</param>
public sealed record HvpTime(
    string Shape, int Images, int Side, double Pass, double Fast, double FastRebuilt, double Stock, double Official, double? PyTorch,
    double FastPerPass, double OfficialPerPass, double? PyTorchPerPass, double Difference, double Bfloat16, double Residual, double ResidualBfloat16);
