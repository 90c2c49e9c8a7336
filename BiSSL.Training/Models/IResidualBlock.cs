using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>A block whose output is its input plus what its layers add.</summary>
internal interface IResidualBlock
{
    /// <summary>The batch norm before the sum; with weight zero the block starts as its shortcut.</summary>
    BatchNormalisation Last { get; }

    /// <summary>A strided 1×1 convolution and batch norm where the shape changes, else null: the input itself.</summary>
    static Sequential? Shortcut(long input, long output, long stride, IKernels kernels) => stride == 1 && input == output
        ? null
        : nn.Sequential(("0", new Convolution(input, output, 1, stride, kernels)), ("1", new BatchNormalisation(output, kernels)));
}
