using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>The Hessian of one loss with respect to a list of parameters, as an operator.</summary>
public interface IHessian : IDisposable
{
    /// <summary>H v for v given in the shapes of the parameters; the results belong to the caller's scope.</summary>
    IList<Tensor> Apply(IReadOnlyList<Tensor> v);
}
