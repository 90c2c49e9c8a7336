using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Chooses the frames of a map, in the order of time, and how many images they share.</summary>
internal sealed class MapFrameChoice
{
    private const int Unstored = 2000;

    private readonly FeatureLibrary _library;
    private readonly MapOptions _options;
    private readonly IReadOnlyList<RunPart> _parts;

    /// <exception cref="UserError">The run has not what is asked for.</exception>
    public MapFrameChoice(FeatureLibrary library, ComparisonOptions comparison, MapOptions options)
    {
        (_library, _options) = (library, options);
        _parts = options.Frames.Count > 0 ? [.. options.Frames.Select(name => RunPart.Of(comparison, name, options.Seed))] : Usual(comparison);
        var total = library.Data.Of(_parts[0].Seeds).Split(options.Split).Count;
        Images = Math.Min(total, options.Images > 0 ? options.Images : AsStored() ?? Unstored);
        Frames = [.. _parts.SelectMany(Of)];
    }

    public int Images { get; }

    public IReadOnlyList<MapFrameSource> Frames { get; }

    /// <summary>What only pretext training made, and what BiSSL makes of it.</summary>
    private List<RunPart> Usual(ComparisonOptions comparison)
    {
        string[] baselines = _options.Between ? [StageNames.PretextWarmup] : [StageNames.Pretext, StageNames.Control, StageNames.PretextWarmup];
        var known = RunPart.Names(comparison);
        var there = baselines.Append(StageNames.Bissl).Where(known.Contains).Select(name => RunPart.Of(comparison, name, _options.Seed)).Where(IsThere).ToList();
        List<RunPart> chosen = [.. there.Where(part => part.Stage != StageNames.Bissl).Take(1), .. there.Where(part => part.Stage == StageNames.Bissl)];
        return chosen.Count > 0 ? chosen : throw new UserError($"Run {_library.Run} has no features yet: the first are stored at the end of pretext training, or on ./run.sh command {_library.Run} embed.");
    }

    private bool IsThere(RunPart part) => _library.Has(part) || _library.Stored(part, _options.Split).Count > 0;

    private int? AsStored()
    {
        var newest = _parts.Select(part => _library.Stored(part, _options.Split)).Where(sets => sets.Count > 0).Select(sets => sets[^1].Count).ToList();
        return newest.Count > 0 ? newest.Min() : null;
    }

    private IEnumerable<MapFrameSource> Of(RunPart part)
    {
        var stored = _library.Stored(part, _options.Split).Where(set => set.Count >= Images).GroupBy(set => set.Origin.Step).Select(sets => sets.First()).ToList();
        var last = Last(part, stored);
        IEnumerable<StoredSet> between = _options.Between ? stored.Where(set => set != last) : [];
        return [.. between.Select(set => new MapFrameSource(part, set)), new MapFrameSource(part, last)];
    }

    /// <summary>The stored set that shows the part as it is now; null if its weights show more.</summary>
    private StoredSet? Last(RunPart part, List<StoredSet> stored) =>
        stored.LastOrDefault() is { } newest && (newest.Origin.Step == _library.Length(part) || !_library.IsFinished(part) || !_library.Has(part)) ? newest : null;
}
