using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>
/// Batch normalisation of [batch, channels] or [batch, channels, height, width] with eps 1e-5 (E31).
/// In training mode it takes the statistics of the batch, in evaluation mode the running ones.
/// </summary>
public sealed class BatchNormalisation : nn.Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;
    private readonly IKernels _kernels;

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    [ComponentName(Name = "running_mean")]
    private readonly Tensor _runningMean;

    [ComponentName(Name = "running_var")]
    private readonly Tensor _runningVar;

    [ComponentName(Name = "num_batches_tracked")]
    private readonly Tensor _batchesTracked;

    public BatchNormalisation(long channels, IKernels kernels) : base(nameof(BatchNormalisation))
    {
        _kernels = kernels;
        (_weight, _bias) = (new Parameter(ones(channels)), new Parameter(zeros(channels)));
        (_runningMean, _runningVar, _batchesTracked) = (zeros(channels), ones(channels), tensor(0L, @int64));
        foreach (var tensor in new[] { _weight, _bias, _runningMean, _runningVar, _batchesTracked })
            tensor.DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>Scale, [channels].</summary>
    public Tensor Weight => _weight;

    /// <summary>The share of a new batch in the running statistics.</summary>
    public double Momentum { get; set; } = BatchStatistics.Momentum;

    /// <summary>Whether a training pass moves the running statistics.</summary>
    public bool TracksStatistics { get; set; } = true;

    /// <summary>Statistics are taken over consecutive groups of so many samples, as separate devices would; 0 takes the whole batch.</summary>
    public long GroupSize { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (!training)
            return nn.functional.batch_norm(input, _runningMean, _runningVar, _weight, _bias, false, Momentum, Epsilon);
        if (GroupSize == 0 || GroupSize >= input.shape[0])
            return ByBatch(input);
        return cat(Groups(input).Select(ByBatch).ToArray());
    }

    /// <summary>A rest of one sample, which has no variance, joins the group before it.</summary>
    private Tensor[] Groups(Tensor input)
    {
        var groups = input.split(GroupSize);
        return input.shape[0] % GroupSize == 1 ? [.. groups[..^2], cat([groups[^2], groups[^1]])] : groups;
    }

    /// <exception cref="UserError">There is one value of a channel, which has no variance.</exception>
    private Tensor ByBatch(Tensor input)
    {
        if (input.numel() <= input.shape[1])
            throw new UserError("Batch norm got a single value of every channel, which has no variance. Take batches of more images, or larger images.");
        if (!TracksStatistics)
            return _kernels.BatchNorm(input, _weight, _bias, null, null, Momentum, Epsilon);
        _batchesTracked.add_(1);
        return _kernels.BatchNorm(input, _weight, _bias, _runningMean, _runningVar, Momentum, Epsilon);
    }
}
