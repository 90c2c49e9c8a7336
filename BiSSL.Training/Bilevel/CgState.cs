using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>The vectors x, r, d of conjugate gradient, each [L], and their products per tensor.</summary>
internal sealed class CgState
{
    private readonly double _norm;
    private double[] _before = [];

    /// <summary>From x = 0.</summary>
    public CgState(Tensor v, ParameterLayout layout)
        : this(zeros_like(v), v.clone(), v.clone(), layout)
    {
        DirectionSquared = Rho.Sum();
        _norm = Math.Sqrt(DirectionSquared);
    }

    /// <summary>From an x whose residual is known.</summary>
    /// <param name="norm">‖v‖.</param>
    public CgState(Tensor x, Tensor r, Tensor d, ParameterLayout layout, double norm)
        : this(x, r, d, layout)
    {
        DirectionSquared = layout.DotByLayer(d, d).Sum();
        _norm = norm;
    }

    private CgState(Tensor x, Tensor r, Tensor d, ParameterLayout layout)
    {
        (X, R, D, Layout) = (x, r, d, layout);
        Rho = layout.DotByLayer(r, r);
    }

    public ParameterLayout Layout { get; }

    public Tensor X { get; }

    public Tensor R { get; }

    public Tensor D { get; }

    /// <summary>‖r_ℓ‖² of every tensor, at present.</summary>
    public double[] Rho { get; private set; }

    /// <summary>‖d‖².</summary>
    public double DirectionSquared { get; private set; }

    /// <summary>‖r‖/‖v‖; 0 where v is 0, which x = 0 solves.</summary>
    public double Residual => _norm == 0 ? 0 : Math.Sqrt(Rho.Sum()) / _norm;

    /// <summary>x += α d and r −= α Ad, with one α or one per tensor; then the quotient of the new and the old ‖r‖² is at hand.</summary>
    public void Move(double[] alpha, Tensor h)
    {
        AddScaled(X, D, alpha, 1);
        AddScaled(R, h, alpha, -1);
        _before = Rho;
        Rho = Layout.DotByLayer(R, R);
    }

    /// <summary>d = r + β d, with one β or one per tensor.</summary>
    public void Turn(Func<double[], double[], double[]> quotient)
    {
        var beta = quotient(Rho, _before);
        if (beta.Length == 1)
            D.mul_(beta[0]).add_(R);
        for (var layer = 0; layer < Layout.Layers && beta.Length > 1; layer++)
            Layout.Layer(D, layer).mul_(beta[layer]).add_(Layout.Layer(R, layer));
        DirectionSquared = Layout.DotByLayer(D, D).Sum();
    }

    /// <summary>Goes on along another direction.</summary>
    public void Turn(Tensor direction)
    {
        D.copy_(direction);
        DirectionSquared = Layout.DotByLayer(D, D).Sum();
    }

    /// <summary>Draws an x outside ‖x‖ ≤ ‖v‖ back onto the sphere, with the residual that belongs to it; false if it lies inside.</summary>
    public bool ReturnToBall(Tensor v)
    {
        var length = Math.Sqrt(Layout.DotByLayer(X, X).Sum());
        if (length <= _norm)
            return false;
        var share = _norm / length;
        X.mul_(share);
        R.mul_(share).add_(v * (1 - share));                                   // v − s A x = s (v − A x) + (1 − s) v
        Rho = Layout.DotByLayer(R, R);
        return true;
    }

    /// <summary>x += α d without a product, so that r is no longer known; false, and nothing, if that ends outside ‖x‖ ≤ ‖v‖.</summary>
    public bool TryExtend(double alpha)
    {
        var extended = X + (D * alpha);
        if (!(Math.Sqrt(Layout.DotByLayer(extended, extended).Sum()) <= _norm))
            return false;
        X.copy_(extended);
        return true;
    }

    /// <summary>Whether CG's next step ends outside ‖x‖ ≤ ‖v‖ or follows d into negative curvature; then how far along d the sphere lies.</summary>
    public bool LeavesBall(double curvature, out double toSphere)
    {
        var xx = Layout.DotByLayer(X, X).Sum();
        var xd = Layout.DotByLayer(X, D).Sum();
        var room = Math.Max(0, (_norm * _norm) - xx);
        toSphere = (-xd + Math.Sqrt((xd * xd) + (DirectionSquared * room))) / DirectionSquared;
        return curvature <= 0 || Rho.Sum() / curvature >= toSphere;
    }

    public CgIteration Describe(double relativeCurvature, double[] curvature) =>
        new(Residual, relativeCurvature, [.. Rho.Select(q => Math.Sqrt(q) / _norm)], curvature);

    private void AddScaled(Tensor target, Tensor direction, double[] alpha, int sign)
    {
        if (alpha.Length == 1)
            target.add_(direction * (sign * alpha[0]));
        for (var layer = 0; layer < Layout.Layers && alpha.Length > 1; layer++)
            Layout.Layer(target, layer).add_(Layout.Layer(direction, layer) * (sign * alpha[layer]));
    }
}
