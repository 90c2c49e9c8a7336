using BiSSL.Training.Data.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>Small dense problems, seeded, in float64.</summary>
internal static class Problems
{
    /// <summary>A symmetric matrix [n, n] with the given eigenvalues in a random basis.</summary>
    public static Tensor Symmetric(int seed, params double[] eigenvalues)
    {
        var n = eigenvalues.Length;
        var (q, _) = linalg.qr(Matrix(seed, n, n));
        return q.matmul(diag(tensor(eigenvalues))).matmul(q.t());
    }

    /// <summary>Standard normal values [rows, columns].</summary>
    public static Tensor Matrix(int seed, int rows, int columns) => Vector(seed, rows * columns).view(rows, columns);

    /// <summary>Standard normal values [n].</summary>
    public static Tensor Vector(int seed, int n)
    {
        var draws = new Draws(seed, "problems");
        return tensor([.. Enumerable.Range(0, n).Select(_ => draws.Normal())]);
    }

    /// <summary>‖a − b‖/‖b‖.</summary>
    public static double Distance(Tensor a, Tensor b) => ((a - b).norm(2f) / b.norm(2f)).ToDouble();
}
