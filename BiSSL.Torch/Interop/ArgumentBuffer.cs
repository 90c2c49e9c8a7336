using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace BiSSL.Torch.Interop;

/// <summary>Lays arguments out as native values, with the elements of their lists behind them in one buffer.</summary>
internal static unsafe class ArgumentBuffer
{
    /// <summary>The 8-byte words that the lists of these arguments fill.</summary>
    internal static int Words(ReadOnlySpan<Argument> arguments)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments)
            words += Words(argument);
        return words;
    }

    internal static void Fill(ReadOnlySpan<Argument> arguments, Value* values, long* words)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            values[i] = new Value { Tag = argument.Tag, Count = argument.Count, Bits = argument.Bits };
            if (argument.Tag is >= Tag.IntList and <= Tag.String)
            {
                values[i].Bits = (nint)words;
                words += CopyList(argument, words);
            }
        }
    }

    internal static void CopyHandles(ReadOnlySpan<torch.Tensor?> tensors, long* handles)
    {
        for (var i = 0; i < tensors.Length; i++)
            handles[i] = tensors[i] is { } tensor ? tensor.Handle : 0;
    }

    private static int Words(in Argument argument) => argument.Tag switch
    {
        Tag.IntList or Tag.DoubleList or Tag.TensorList => argument.Count,
        Tag.BoolList or Tag.String => (argument.Count + 7) / 8,
        _ => 0,
    };

    private static int CopyList(in Argument argument, long* words)
    {
        var bytes = new Span<byte>(words, argument.Count * sizeof(long));
        switch (argument.Owner)
        {
            case long[] integers:
                MemoryMarshal.AsBytes<long>(integers).CopyTo(bytes);
                return argument.Count;
            case double[] reals:
                MemoryMarshal.AsBytes<double>(reals).CopyTo(bytes);
                return argument.Count;
            case torch.Tensor?[] tensors:
                CopyHandles(tensors, words);
                return argument.Count;
            case bool[] flags:
                MemoryMarshal.AsBytes<bool>(flags).CopyTo(bytes);
                break;
            case string text:
                Encoding.UTF8.GetBytes(text, bytes);
                break;
        }

        return (argument.Count + 7) / 8;
    }
}
