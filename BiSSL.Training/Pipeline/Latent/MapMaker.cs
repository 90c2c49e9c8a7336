using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting.Maps;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Makes one latent map from what a run has left on disk, and tells of every part as soon as it is there.</summary>
public sealed class MapMaker(MapOptions options, IMapReporter reporter, CancellationToken cancel)
{
    private const int MostNeighbours = 20;

    /// <exception cref="UserError">The run has no such features, or they cannot be mapped; says which and why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what was told by then can be used.</exception>
    public void Make(RunArchive archive)
    {
        using var scope = NewDisposeScope();
        options.Require();
        reporter.Progress(new MapProgress(MapPhase.Features));
        using var library = new FeatureLibrary(archive);
        var choice = new MapFrameChoice(library, archive.Options.Comparison, options);
        foreach (var frame in choice.Frames)
            library.RequireImages(frame.Part, options.Split);              // stored features, too, are shown with today's pictures and classes
        var sets = Sets(library, choice);
        var features = sets.ConvertAll(set => set.Features.to(library.Compute.Device));
        var result = Begin(library, choice, sets);
        var neighbours = Neighbours(sets, features, result);
        var planes = Positions(features);
        reporter.Result(Judge(result, sets, features, neighbours, planes));
    }

    private List<FeatureSet> Sets(FeatureLibrary library, MapFrameChoice choice)
    {
        var sets = new List<FeatureSet>();
        foreach (var source in choice.Frames)
        {
            cancel.ThrowIfCancellationRequested();
            reporter.Progress(new MapProgress(MapPhase.Features, sets.Count, choice.Frames.Count));
            var set = source.Stored is { } stored ? FeatureFile.Read(stored.File) : library.New(source.Part, options.Split, choice.Images);
            sets.Add(Checked(set.First(choice.Images), sets.FirstOrDefault()));
        }
        return sets;
    }

    private FeatureSet Checked(FeatureSet set, FeatureSet? first)
    {
        var perplexity = options.Method == MapOptions.Tsne ? options.Perplexity : 1;
        if ((FeatureFault.Of(set) ?? TsneFault.Of(set.Features, perplexity)) is { } fault)
            throw new UserError(fault);
        return first is null || first.Images.eq(set.Images).all().cpu().data<bool>().ToArray()[0]
            ? set
            : throw new UserError($"The features of '{set.Origin.Scope}' and '{first.Origin.Scope}' are not of the same images; remove the files in the run's features folder, and they will be extracted again.");
    }

    /// <summary>Tells what the map holds before anything is computed: points, thumbnails, frames.</summary>
    private MapResult Begin(FeatureLibrary library, MapFrameChoice choice, List<FeatureSet> sets)
    {
        var part = choice.Frames[0].Part;
        var (data, images) = (library.Data.Of(part.Seeds), FrameNeighbours.Whole(sets[0].Images));
        var split = data.Split(options.Split);
        reporter.Points(FrameNeighbours.LabelsOf(sets[0]), images);
        var sheets = images.Chunk(ContactSheet.Tiles).ToList();
        foreach (var (sheet, chunk) in sheets.Index())
            reporter.Thumbnails(sheet, JpegEncoder.Encode(ContactSheet.Of(split, chunk)));
        var start = FramePositions.First(sets[0].Features);
        reporter.Positions(0, start.X, start.Y, isLast: false);
        var result = new MapResult
        {
            K = Math.Min(MostNeighbours, (images.Length - 1) / 2),
            N = images.Length,
            D = (int)sets[0].Features.shape[1],
            Split = options.Split,
            Seed = part.Seed,
            Classes = data.Train.ClassNames,
            Frames = [.. sets.Zip(choice.Frames, (set, frame) => Describe(set, library.Length(frame.Part)))],
            Sheets = sheets.Count,
        };
        reporter.Result(result);
        return result;
    }

    private static MapFrameInfo Describe(FeatureSet set, long length)
    {
        var (name, step) = (set.Origin.Scope.Split('/')[1], set.Origin.Step);   // "seed 0/control/fine-tune"
        var whose = name == StageNames.Bissl ? "BiSSL" : char.ToUpperInvariant(name[0]) + name[1..];
        var title = set.Origin.Stage == StageNames.FineTune ? $"{whose}, fine-tuned" : whose;
        return new MapFrameInfo(step == length ? title : $"{title}, step {step} of {length}", set.Origin.Scope, set.Origin.Stage, step);
    }

    private List<FrameNeighbours> Neighbours(List<FeatureSet> sets, List<Tensor> features, MapResult result)
    {
        var found = new List<FrameNeighbours>();
        foreach (var (frame, set) in sets.Index())
        {
            cancel.ThrowIfCancellationRequested();
            reporter.Progress(new MapProgress(MapPhase.Neighbours, frame, sets.Count));
            found.Add(FrameNeighbours.Of(set, features[frame], result.K, result.Classes.Count, found.LastOrDefault(), cancel));
            reporter.Neighbours(frame, found[frame].Indices, found[frame].Distances);
            reporter.Frame(frame, found[frame].Points);
        }
        return found;
    }

    private List<Plane> Positions(List<Tensor> features)
    {
        var positions = new FramePositions(options, reporter, features.Count, cancel);
        var planes = new List<Plane>();
        foreach (var (frame, points) in features.Index())
        {
            reporter.Progress(new MapProgress(MapPhase.Positions, frame, features.Count, 0, options.Iterations));
            planes.Add(positions.Next(frame, points));
            cancel.ThrowIfCancellationRequested();
        }
        return planes;
    }

    private MapResult Judge(MapResult result, List<FeatureSet> sets, List<Tensor> features, List<FrameNeighbours> neighbours, List<Plane> planes)
    {
        var numbers = new MapNumbers(FrameNeighbours.LabelsOf(sets[0]), result.Classes.Count, result.K, result.Split);
        var frames = new List<MapFrameInfo>();
        foreach (var (frame, info) in result.Frames.Index())
        {
            cancel.ThrowIfCancellationRequested();
            reporter.Progress(new MapProgress(MapPhase.Numbers, frame, sets.Count));
            frames.Add(info with { Numbers = numbers.Of(features[frame], neighbours[frame], planes[frame]) });
        }
        MapPair Pair((int From, int To) pair) => numbers.Of((pair.From, features[pair.From], neighbours[pair.From]), (pair.To, features[pair.To], neighbours[pair.To]));
        var pairs = Enumerable.Range(0, sets.Count - 1).Select(i => (i, i + 1)).Append((0, sets.Count - 1)).Where(pair => pair.Item1 < pair.Item2).Distinct();
        return result with { Frames = frames, Pairs = [.. pairs.Select(Pair)] };
    }
}
