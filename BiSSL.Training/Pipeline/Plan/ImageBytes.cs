using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>What a seed's images take in memory, kept as bytes.</summary>
/// <param name="Unlabelled">Images of the pretext task.</param>
public sealed record ImageBytes(long Train, long Validation, long Test, long Unlabelled)
{
    /// <summary>Before any file is read, by <see cref="KeptSize"/>.</summary>
    public static ImageBytes Of(DataOptions data, ImageCounts images)
    {
        var (labelled, unlabelled) = (KeptSize.Of(data, data.Name).Bytes, KeptSize.OfUnlabelled(data).Bytes);
        return new ImageBytes(images.Train * labelled, images.Validation * labelled, images.Test * labelled, images.Unlabelled * unlabelled);
    }

    /// <summary>Of one seed.</summary>
    public long OfASeed => Train + Validation + Test + Unlabelled;

    /// <summary>Of all seeds that have images of their own, each with its own unlabelled ones unless they are shared.</summary>
    public long Held(RunOptions options) => Held(options, _ => true);

    /// <param name="counts">Which sets to count, by their bytes.</param>
    /// <inheritdoc cref="Held(RunOptions)"/>
    public long Held(RunOptions options, Func<long, bool> counts)
    {
        var seeds = options.Comparison.Vary == "everything" && options.Search.Trials == 0 ? options.Comparison.Seeds : 1;
        long Counted(long set) => counts(set) ? set : 0;
        return ((Counted(Train) + Counted(Validation) + Counted(Test)) * seeds) + (Counted(Unlabelled) * (RunData.SharesUnlabelled(options.Data) ? 1 : seeds));
    }
}
