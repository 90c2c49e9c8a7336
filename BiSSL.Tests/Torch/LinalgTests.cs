using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public sealed class LinalgTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _symmetric = tensor(new[,] { { 4.0, 1.0, 0.0 }, { 1.0, 3.0, 1.0 }, { 0.0, 1.0, 2.0 } });

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Factors_OfSymmetric_MultiplyBack()
    {
        var (values, vectors) = linalg.eigh(_symmetric);
        AssertSame(_symmetric, vectors.matmul(values.diag()).matmul(vectors.t()));
        Assert.True((values[1] > values[0]).item<bool>());
        var lower = linalg.cholesky(_symmetric);
        AssertSame(_symmetric, lower.matmul(lower.t()));
        var (q, r) = linalg.qr(_symmetric);
        AssertSame(_symmetric, q.matmul(r));
        var (u, s, vh) = linalg.svd(_symmetric, fullMatrices: false);
        AssertSame(_symmetric, u.matmul(s.diag()).matmul(vh));
    }

    [Fact]
    public void Solve_OfSystem_SatisfiesIt()
    {
        var b = tensor(new[,] { { 1.0 }, { 2.0 }, { 3.0 } });
        AssertSame(b, _symmetric.matmul(linalg.solve(_symmetric, b)));
        AssertSame(eye(3, dtype: float64), _symmetric.matmul(linalg.inv(_symmetric)));
        AssertSame(linalg.solve(_symmetric, b), linalg.lstsq(_symmetric, b).Solution);
        Assert.Equal(18.0, linalg.det(_symmetric).item<double>(), 1e-12);
    }

    [Fact]
    public void Norms_OfMatrix_AreThoseAsked()
    {
        Assert.Equal(Math.Sqrt(33), linalg.norm(_symmetric).item<double>(), 1e-12);
        Assert.Equal(Math.Sqrt(33), linalg.norm(_symmetric, "fro").item<double>(), 1e-12);
        Assert.Equal(5.0, linalg.norm(_symmetric, 1.0).item<double>(), 1e-12);
        Assert.Equal([3L], linalg.vector_norm(_symmetric, dims: [1]).shape);
    }

    [Fact]
    public void Solve_OfSingular_Throws() =>
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => linalg.inv(zeros([2, 2], float64)));

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.True(expected.allclose(actual, 1e-10, 1e-10));
}
