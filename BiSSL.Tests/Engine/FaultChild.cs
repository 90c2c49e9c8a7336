using BiSSL.Training.Engine;
using BiSSL.Training.Models.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

/// <summary>Faults that end a process where they are not caught; each writes what it came to as an exception.</summary>
internal static class FaultChild
{
    private static readonly Dictionary<string, Action> s_faults = new()
    {
        ["product of wrong shapes"] = () => ones(2, 3).mm(ones(2, 3)),
        ["freed graph"] = () => Twice(ones(3).requires_grad_()),
        ["graph of a value changed in place"] = Stale,
        ["no graph"] = () => Gradient.Of([ones(3).sum()], [ones(3)], false, false),
        ["unused input"] = () => Gradient.Of([ones(3).requires_grad_().sum()], [ones(3).requires_grad_()], false, false),
        ["direction of a wrong shape"] = () => Gradient.Along([ones(3).requires_grad_().exp()], [ones(3).requires_grad_()], [ones(7)], false, false),
        ["operator with wrong arguments"] = () => Operators.ConvolutionByInput(ones(1, 2, 4, 4), ones(1, 3, 4, 4), ones(2, 5, 3, 3), new Geometry(1, 1, 1)),
        ["operator that does not exist"] = () => Script.Call<Tensor>("no_such_operator", ones(1)),
        ["no memory"] = () => empty(1L << 50),
        ["no memory in a kernel"] = () => ones(1 << 20, 1).mm(ones(1, 1 << 28)),
        ["exception in a derivative"] = () => Accident(ones(3).requires_grad_()),
        ["third derivative of batch norm"] = Third,
    };

    public static IEnumerable<string> Names => s_faults.Keys;

    public static void Meet(string[] args)
    {
        try
        {
            s_faults[args[0]]();
        }
        catch (Exception fault)
        {
            Console.WriteLine($"{fault.GetType().Name}: {fault.Message}");
        }
        Console.WriteLine(ones(2, 2).sum().ToDouble());
    }

    private static void Twice(Tensor x)
    {
        var y = x.exp().sum();
        Gradient.Of([y], [x], false, false);
        Gradient.Of([y], [x], false, false);
    }

    private static void Accident(Tensor x) => Gradient.Of([Throwing.Of(x).sum()], [x], false, false);

    private static void Stale()
    {
        var x = ones(1, 1, 4, 4).requires_grad_();
        var weight = ones(1, 1, 3, 3).requires_grad_();
        var loss = new FastKernels().Conv2d(x, weight, 1, 1).sum();
        weight.detach().add_(1);
        Gradient.Of([loss], [x], false, false);
    }

    private static void Third()
    {
        var x = randn(4, 2).requires_grad_();
        var first = Gradient.Of([new FastKernels().BatchNorm(x, ones(2), zeros(2), null, null, 0.1, 1e-5).pow(3).sum()], [x], true, true)[0];
        Gradient.Of([first.sum()], [x], true, true);
    }
}
