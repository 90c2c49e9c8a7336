using System.Runtime.InteropServices;
using TorchSharp;

namespace BiSSL.Training.Engine;

/// <summary>
/// Operators that TorchSharp does not offer, called by name through TorchScript, which knows all of libtorch's. A fault is an exception with libtorch's own words, where
/// some of TorchSharp's own functions would end the process.
/// </summary>
internal static class Script
{
    private static readonly Lazy<torch.jit.CompilationUnit> s_functions = new(Compile);

    private static readonly HashSet<string> s_names = [.. Source.Split('\n').Where(line => line.StartsWith("def ", StringComparison.Ordinal)).Select(line => line[4..line.IndexOf('(', StringComparison.Ordinal)])];

    /// <summary>Calls one of the functions below. Integers are passed as int and real numbers as <see cref="Scalar"/> that the caller keeps.</summary>
    /// <exception cref="ArgumentException">There is no such function: TorchSharp would end the process.</exception>
    /// <exception cref="LibtorchFault">libtorch's fault.</exception>
    public static T Call<T>(string function, params object?[] arguments)
    {
        if (!s_names.Contains(function))
            throw new ArgumentException($"The script has no function '{function}'.", nameof(function));
        try
        {
            return (T)s_functions.Value.invoke(function, arguments!);
        }
        catch (ExternalException fault)
        {
            throw new LibtorchFault(Words(fault.Message), fault);
        }
        finally
        {
            GC.KeepAlive(arguments);
        }
    }

    /// <summary>Without the traceback through the script.</summary>
    private static string Words(string message)
    {
        const string mark = "RuntimeError: ";
        var at = message.LastIndexOf(mark, StringComparison.Ordinal);
        return (at < 0 ? message : message[(at + mark.Length)..]).Trim();
    }

    private static torch.jit.CompilationUnit Compile()
    {
        _ = Libtorch.Version;                                                  // a libtorch that lacks an operator would end the process
        return torch.jit.compile(Source);
    }

    private const string Source = """
        def gradient(outputs: List[Tensor], inputs: List[Tensor], keep: bool, create: bool):
            found: List[Tensor] = []
            for one in torch.autograd.grad(outputs, inputs, None, keep, create):
                if one is not None:
                    found.append(one)
            return found

        def gradient_along(outputs: List[Tensor], inputs: List[Tensor], along: List[Tensor], keep: bool, create: bool):
            directions: List[Optional[Tensor]] = []
            for one in along:
                directions.append(one)
            found: List[Tensor] = []
            for one in torch.autograd.grad(outputs, inputs, directions, keep, create):
                if one is not None:
                    found.append(one)
            return found

        def version(x):
            return torch._version(x)

        def convolution(x, weight, stride: int, rows: int, columns: int):
            return torch.conv2d(x, weight, None, [stride, stride], [rows, columns])

        def convolution_input(grad, x, weight, stride: int, rows: int, columns: int):
            a, b, c = torch.convolution_backward(grad, x, weight, None, [stride, stride], [rows, columns], [1, 1], False, [0, 0], 1, [True, False, False])
            return a

        def convolution_weight(grad, x, weight, stride: int, rows: int, columns: int):
            a, b, c = torch.convolution_backward(grad, x, weight, None, [stride, stride], [rows, columns], [1, 1], False, [0, 0], 1, [False, True, False])
            return b

        def convolution_both(grad, x, weight, stride: int, rows: int, columns: int):
            a, b, c = torch.convolution_backward(grad, x, weight, None, [stride, stride], [rows, columns], [1, 1], False, [0, 0], 1, [True, True, False])
            return a, b

        def batch_norm(x, weight, bias, mean: Optional[Tensor], variance: Optional[Tensor], momentum: float, eps: float):
            return torch.native_batch_norm(x, weight, bias, mean, variance, True, momentum, eps)

        def batch_norm_gradient(grad, x, weight, mean, inverse, eps: float):
            return torch.native_batch_norm_backward(grad, x, weight, None, None, mean, inverse, True, eps, [True, True, True])

        def max_pool(x):
            return torch.max_pool2d_with_indices(x, [3, 3], [2, 2], [1, 1])

        def max_pool_gradient(grad, x, places):
            return torch.max_pool2d_with_indices_backward(grad, x, [3, 3], [2, 2], [1, 1], [1, 1], False, places)

        def foreach_norm(x: List[Tensor]):
            return torch._foreach_norm(x, 2)

        def foreach_add(x: List[Tensor], y: List[Tensor], alpha: float):
            return torch._foreach_add(x, y, alpha=alpha)

        def foreach_add_(x: List[Tensor], y: List[Tensor], alpha: float):
            torch._foreach_add_(x, y, alpha=alpha)

        def foreach_mul_(x: List[Tensor], alpha: float):
            torch._foreach_mul_(x, alpha)

        """;
}
