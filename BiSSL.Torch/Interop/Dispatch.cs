using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace BiSSL.Torch.Interop;

/// <summary>Calls any operator of libtorch through its boxed dispatcher. Missing trailing arguments take the schema's defaults.</summary>
/// <remarks>Every method throws <see cref="ExternalException"/> with libtorch's message when the operator fails.</remarks>
internal static unsafe class Dispatch
{
    private const int StackWords = 256;

    /// <summary>The one tensor that the operator returns.</summary>
    internal static torch.Tensor Tensor(string name, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Call(name, arguments, &result, 1);
        return ToTensor(result);
    }

    /// <summary>Runs an operator for its effect on an argument; what it returns is dropped.</summary>
    internal static void Effect(string name, params ReadOnlySpan<Argument> arguments) => Call(name, arguments, null, 0);

    internal static (torch.Tensor, torch.Tensor) Pair(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[2];
        Call(name, arguments, results, 2);
        return (ToTensor(results[0]), ToTensor(results[1]));
    }

    internal static (torch.Tensor, torch.Tensor, torch.Tensor) Triple(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[3];
        Call(name, arguments, results, 3);
        return (ToTensor(results[0]), ToTensor(results[1]), ToTensor(results[2]));
    }

    internal static (torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor) Quadruple(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[4];
        Call(name, arguments, results, 4);
        return (ToTensor(results[0]), ToTensor(results[1]), ToTensor(results[2]), ToTensor(results[3]));
    }

    /// <summary>The tensors of the one list that the operator returns.</summary>
    internal static torch.Tensor[] List(string name, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Call(name, arguments, &result, 1);
        var handles = new ReadOnlySpan<nint>((void*)(nint)result.Bits, result.Count);
        var tensors = new torch.Tensor[result.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new torch.Tensor(handles[i]);
        Native.bt_free((nint)result.Bits);
        return tensors;
    }

    internal static bool Bool(string name, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Call(name, arguments, &result, 1);
        return result.Bits != 0;
    }

    /// <summary>The scalar that the operator returns, whatever its type.</summary>
    internal static double Number(string name, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Call(name, arguments, &result, 1);
        return result.Tag == Tag.Double ? BitConverter.Int64BitsToDouble(result.Bits) : result.Bits;
    }

    [SkipLocalsInit]
    private static void Call(string name, ReadOnlySpan<Argument> arguments, Value* results, int capacity)
    {
        var op = Operators.Find(name);
        var values = stackalloc Value[arguments.Length];
        var needed = ArgumentBuffer.Words(arguments);
        var words = needed <= StackWords ? stackalloc long[needed] : new long[needed];
        fixed (long* list = words)
        {
            ArgumentBuffer.Fill(arguments, values, list);
            int count;
            NativeError.Check(Native.bt_call(op, values, arguments.Length, results, capacity, &count));
        }

        foreach (ref readonly var argument in arguments)
            GC.KeepAlive(argument.Owner);
    }

    private static torch.Tensor ToTensor(in Value value) => new((nint)value.Bits);
}
