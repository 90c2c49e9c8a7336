using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>BYOL's φP: the projector and the predictor as one module, features [B, FeatureSize] → predictions [B, D].</summary>
public sealed class ByolHead : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "projector")]
    private readonly Sequential _projector;

    [ComponentName(Name = "predictor")]
    private readonly Sequential _predictor;

    /// <param name="projector">[B, FeatureSize] → [B, D].</param>
    /// <param name="predictor">[B, D] → [B, D].</param>
    public ByolHead(Sequential projector, Sequential predictor) : base(nameof(ByolHead))
    {
        (_projector, _predictor) = (projector, predictor);
        RegisterComponents();
    }

    /// <summary>The part that the target network has too.</summary>
    public Sequential Projector => _projector;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _predictor.call(_projector.call(input)).MoveToOuterDisposeScope();
    }
}
