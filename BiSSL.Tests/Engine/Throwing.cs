using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

/// <summary>The identity, whose derivative throws.</summary>
internal sealed class Throwing : Node
{
    public static Tensor Of(Tensor x)
    {
        Tensor y;
        using (no_grad())
            y = x.clone();
        return new Throwing().Record([x], [y])[0];
    }

    protected override Tensor?[] Backward(Tensor?[] gradients) => throw new InvalidOperationException("The derivative had an accident.");
}
