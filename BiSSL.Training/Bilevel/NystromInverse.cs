using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// A⁻¹ with M = A − I replaced by its Nyström approximation of low rank from products with a few random directions Ω (E46; Hataya, Yamada, 2023), inverted by
/// Woodbury's identity. The products are made once per A and serve every right-hand side; a solve costs none. It reaches the eigenvalues that stand
/// out and takes the rest of M for nought.
/// </summary>
/// <param name="rank">Columns of Ω, at most L.</param>
public sealed class NystromInverse(int rank) : ILinearSolver
{
    // Eigenvalues of the sketch's core below this share of the greatest are rounding.
    private const double Negligible = 1e-6;

    private Tensor? _directions;
    private Tensor? _factors;
    private double _lambda;

    /// <inheritdoc/>
    public (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var products = _directions is null ? (int)Math.Min(rank, v.shape[0]) : 0;
        if (products > 0 && !TrySketch(a, v, products))
            return ((v * double.NaN).MoveToOuterDisposeScope(), new SolveReport([], SolveStop.Iterations, products) { Start = double.NaN });
        var inside = _directions!.t().mv(v);                                   // [k]
        var x = v - _directions.mv(inside * _factors!);
        return (x.MoveToOuterDisposeScope(), new SolveReport([], SolveStop.Iterations, products) { Start = double.NaN });
    }

    /// <inheritdoc/>
    public void Forget()
    {
        _directions?.Dispose();
        _factors?.Dispose();
        (_directions, _factors) = (null, null);
    }

    /// <inheritdoc/>
    public void Switch(double lambda)
    {
        if (_lambda != lambda)
            Forget();
        _lambda = lambda;
    }

    public void Dispose() => Forget();

    // M ≈ Y C⁻¹ Yᵀ with Y = M Q, C = QᵀMQ; with an orthonormal basis U of Y this is U S Uᵀ, so (I + M)⁻¹ = I − U diag(s/(1 + s)) Uᵀ over S's eigenvectors.
    // False, and nothing, where a product is not finite: no factorisation takes it.
    private bool TrySketch(Func<Tensor, Tensor> a, Tensor v, int columns)
    {
        using var generator = new Generator(0, CPU);
        var (q, _) = linalg.qr(randn([v.shape[0], columns], float32, generator: generator).to(v.dtype).to(v.device)); // [L, k]
        var y = stack(Enumerable.Range(0, columns).Select(i => Column(a, q, i)), 1);   // [L, k]
        if (!y.isfinite().all().ToBoolean())
            return false;
        var (u, r) = linalg.qr(y);
        var core = PseudoInverse(q.t().mm(y));                                      // [k, k]
        var (s, w) = linalg.eigh(r.mm(core).mm(r.t()).to(float64));
        _directions = u.mm(w.to(v.dtype)).DetachFromDisposeScope();                 // [L, k]
        _factors = Clipped(s).to(v.dtype).DetachFromDisposeScope();
        return true;
    }

    private static Tensor Column(Func<Tensor, Tensor> a, Tensor q, int i)
    {
        using var scope = NewDisposeScope();
        var direction = q.select(1, i).contiguous();
        return (a(direction) - direction).MoveToOuterDisposeScope();
    }

    private static Tensor PseudoInverse(Tensor core)
    {
        var (values, vectors) = linalg.eigh(((core + core.t()) * 0.5).to(float64));
        var least = values.abs().max() * Negligible;
        var inverse = where(values.abs() > least, values.reciprocal(), zeros_like(values));
        return vectors.mm(diag(inverse)).mm(vectors.t()).to(core.dtype);
    }

    // Like the trust radius: where M is negative the inverse must not grow.
    private static Tensor Clipped(Tensor s) => where(s > 0, s / (s + 1.0), zeros_like(s));
}
