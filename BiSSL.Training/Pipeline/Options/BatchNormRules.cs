using System.Globalization;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>Batch norm needs two values of a channel at least: of one it makes 0, whatever the image.</summary>
internal static class BatchNormRules
{
    /// <param name="unlabelled">Images of the pretext task; <see cref="long.MaxValue"/> where the files tell.</param>
    /// <param name="labelled">Labelled training images, likewise.</param>
    public static IEnumerable<OptionFault> Check(RunOptions options, long unlabelled, long labelled)
    {
        var arms = options.Comparison.Arms;
        var (bissl, small) = (arms.Contains("bissl"), LastMap(options) == 1);
        return
        [
            .. small ? Batch("fineTune.batch", options.FineTune.Batch, options) : [],
            .. small && bissl ? Batch("upper.batch", options.Upper.Batch, options) : [],
            .. small && bissl && options.HeadWarmup.BatchNorm == "train" ? Batch("headWarmup.batch", options.HeadWarmup.Batch, options) : [],
            .. small && bissl ? Groups("model.downstreamBatchNormGroup", options.Model.DownstreamBatchNormGroup, "upper.batch", options.Upper.Batch, options.Upper.KeepPartialBatch ? labelled : long.MaxValue) : [],
            .. bissl || arms.Contains("control") ? Projector(options, unlabelled) : [],
        ];
    }

    /// <summary>Side of the last map: the stem halves the image twice or not at all, and three stages halve it again, rounding up.</summary>
    private static int LastMap(RunOptions options)
    {
        var share = options.Model.Stem == "cifar" ? 8 : 32;
        return (options.Data.ImageSize + share - 1) / share;
    }

    private static IEnumerable<OptionFault> Batch(string path, int batch, RunOptions options) => batch > 1 ? [] :
    [
        new(path, OptionText.Format(batch), string.Create(
            CultureInfo.InvariantCulture,
            $"must be at least 2, as the last map of an image of {options.Data.ImageSize} pixels has one place and batch norm would see a single value; or take larger images (data.imageSize) or model.stem=cifar")),
    ];

    /// <summary>The projector's maps have one place whatever the image.</summary>
    private static IEnumerable<OptionFault> Projector(RunOptions options, long unlabelled) =>
        Groups("model.pretextBatchNormGroup", options.Model.PretextBatchNormGroup, "pretext.batch", options.Pretext.Batch, unlabelled == long.MaxValue ? unlabelled : (long)Math.Ceiling(options.Pretext.Fraction * unlabelled));

    private static IEnumerable<OptionFault> Groups(string option, int group, string path, int batch, long images)
    {
        if (group < 2)
            return [];
        var last = images == long.MaxValue ? 0 : images % batch;
        return batch % group != 1 && (last <= 1 || last % group != 1) ? [] :
        [
            new(option, OptionText.Format(group), string.Create(
                CultureInfo.InvariantCulture, $"leaves a group of one image, of which there is no variance: the batches have {(batch % group == 1 ? batch : last)} images ({path})")),
        ];
    }
}
