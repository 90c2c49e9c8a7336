using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne.OnDevice;

/// <summary>The descent as tensors. They belong to the scope in which it is made and makes its steps.</summary>
/// <param name="start">Not moved.</param>
internal sealed class DeviceDescent(SparseMatrix p, Plane start, Device device, IDeviceRepulsion repulsion) : IDescent
{
    private const double LeastGain = 0.01;

    private readonly DeviceAttraction _attraction = new(p, device);
    private readonly Tensor _at = Stacked(start, device);                       // [2, N], as the others
    private readonly Tensor _velocity = zeros([2, start.Count], ScalarType.Float32, device);
    private readonly Tensor _gain = ones([2, start.Count], ScalarType.Float32, device);

    /// <inheritdoc/>
    public Plane Positions
    {
        get
        {
            using var scope = NewDisposeScope();
            var at = _at.cpu();
            return new Plane(at[0].data<float>().ToArray(), at[1].data<float>().ToArray());
        }
    }

    /// <inheritdoc/>
    public void Step(double exaggeration, double rate, double momentum)
    {
        using var noGrad = no_grad();
        repulsion.Prepare(_at);
        using var scope = NewDisposeScope();
        var (push, z) = repulsion.Compute(_at);
        var gradient = (_attraction.Compute(_at) * (4 * exaggeration)) - (push * (z.reciprocal() * 4).to(ScalarType.Float32));
        var gain = where((gradient * _velocity).lt(0), _gain + 0.2, _gain * 0.8);
        _gain.copy_(gain.clamp_(min: LeastGain));
        _velocity.mul_(momentum).sub_(_gain * gradient * rate);
        _at.add_(_velocity);
        _at.sub_(_at.mean([1L], keepdim: true));
    }

    /// <inheritdoc/>
    public double Divergence()
    {
        using var noGrad = no_grad();
        repulsion.Prepare(_at);
        using var scope = NewDisposeScope();
        return _attraction.Divergence(_at, repulsion.Compute(_at).Z.ToDouble());
    }

    private static Tensor Stacked(Plane plane, Device device)
    {
        using var scope = NewDisposeScope();
        return stack([tensor(plane.X), tensor(plane.Y)]).to(device, copy: true).MoveToOuterDisposeScope();
    }
}
