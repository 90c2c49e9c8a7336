using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace BiSSL.Training.Engine;

/// <summary>Derivatives by autograd. TorchSharp's own <c>autograd.grad</c> ends the process on any fault of libtorch; here it is an exception.</summary>
public static class Gradient
{
    /// <summary>The derivatives of the sum of scalar outputs by each input, of the input's shape.</summary>
    /// <param name="keep">Whether the graph may be used again.</param>
    /// <param name="create">Whether the derivatives have a graph of their own, to be differentiated again.</param>
    /// <exception cref="LibtorchFault">libtorch's fault: a graph that was freed, a value that was changed in place, an input that is not used, no memory.</exception>
    public static Tensor[] Of(Tensor[] outputs, Tensor[] inputs, bool keep, bool create) => Call("gradient", outputs, inputs, keep, create);

    /// <summary>The same of the outputs' sum weighted by directions, each of its output's shape.</summary>
    /// <inheritdoc cref="Of"/>
    public static Tensor[] Along(Tensor[] outputs, Tensor[] inputs, Tensor[] directions, bool keep, bool create) =>
        Call("gradient_along", outputs, inputs, directions, keep, create);

    private static Tensor[] Call(string function, params object[] arguments)
    {
        NodeFault.Begin();
        try
        {
            return Script.Call<Tensor[]>(function, arguments);
        }
        catch (ExternalException fault) when (NodeFault.Take() is { } cause)
        {
            throw new LibtorchFault(cause.Message, new AggregateException(cause, fault));
        }
        finally
        {
            NodeFault.End();
            Node.FreeResults();
        }
    }
}
