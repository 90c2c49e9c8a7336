using System.CommandLine;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Training.Cli;

/// <summary><c>map</c>: a picture of the features before and after, with what it is worth.</summary>
internal sealed class MapCommand(TrainerServices services, Terminal terminal)
{
    private static readonly MapOptions s_defaults = new();

    private readonly Option<bool> _between = new("--between") { Description = "Also a frame for every set of features stored on the way: the map as it came about." };
    private readonly Option<string[]> _frames = new("--frame") { Description = "A part of the run, such as pretext, control, bissl or bissl/fine-tune; may be given more than once, in the order of time. Otherwise pretext training's network and BiSSL's.", HelpName = "PART" };
    private readonly Option<int> _images = new("--images") { Description = "How many images, at least 3; as many as the stored features have unless given.", HelpName = "N" };
    private readonly Option<int> _iterations = new("--iterations") { Description = "Iterations of the first frame; later ones make half as many.", HelpName = "N", DefaultValueFactory = _ => s_defaults.Iterations };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string?> _map = new("--map") { Description = "Makes a map that waits already, by its id; the other options are its own.", HelpName = "ID" };
    private readonly Option<string> _method = new("--method") { Description = "tsne, or pca for the first two principal components.", HelpName = "NAME", DefaultValueFactory = _ => s_defaults.Method };
    private readonly Option<double> _perplexity = new("--perplexity") { Description = "The effective number of neighbours.", HelpName = "N", DefaultValueFactory = _ => s_defaults.Perplexity };
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<int?> _seed = new("--seed") { Description = "Which seed; the run's first unless given.", HelpName = "N" };
    private readonly Option<string> _split = new("--split") { Description = "test, validation or train.", HelpName = "NAME", DefaultValueFactory = _ => s_defaults.Split };
    private readonly Option<string> _store = CommonOptions.Store();

    public Command Build()
    {
        var command = new Command("map", "Map the features of test images to the plane, before BiSSL and after, and say how much of the picture to believe.")
        {
            _run, _frames, _between, _method, _split, _images, _perplexity, _iterations, _seed, _map, _store, _json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var store = RunStore.Open(words.GetValue(_store)!, services.Time);
        var run = store.Find(words.GetValue(_run)!);
        var map = words.GetValue(_map) ?? new MapStore(store).Add(run.Id, Options(words), ProcessIdentity.Current).Id;
        using var session = MapSession.Begin(store, run.Id, map);
        return Make(store, run, session, words.GetValue(_json));
    }

    private MapOptions Options(ParseResult words) => new()
    {
        Method = words.GetValue(_method)!,
        Frames = words.GetValue(_frames) ?? [],
        Between = words.GetValue(_between),
        Seed = words.GetValue(_seed),
        Split = words.GetValue(_split)!,
        Images = words.GetValue(_images),
        Perplexity = words.GetValue(_perplexity),
        Iterations = words.GetValue(_iterations),
    };

    private int Make(RunStore store, RunRecord run, MapSession session, bool json)
    {
        using var stop = new StopSignal(() => terminal.TextFor(json).WriteLine("Stopping with what there is."));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(session.Cancelled, stop.Token);
        try
        {
            services.MakeMap(session.Map.Options, Archive(store, run), new WatchedMap(session, terminal.TextFor(json), services.Time), cancel.Token);
            session.End(MapState.Completed);
        }
        catch (OperationCanceledException)
        {
            session.End(MapState.Cancelled);
        }
        catch (UserError error)
        {
            return Fail(session, error.Message, ExitCode.Of(error));
        }
        catch (Exception fault)
        {
            return Fail(session, FaultReport.Keep(fault, store.Paths.Run(run.Id)), ExitCode.Failed);
        }
        return Tell(new MapStore(store).Get(run.Id, session.Map.Id), store.Paths.Map(run.Id, session.Map.Id), json);
    }

    // A run that trains keeps its device to itself: a second process may not fit into its memory.
    private static RunArchive Archive(RunStore store, RunRecord run)
    {
        var archive = StoredArchive.Of(store, run);
        var options = archive.Options;
        return run.State.IsAlive() ? archive with { Options = options with { Engine = options.Engine with { Device = "cpu" } } } : archive;
    }

    private int Fail(MapSession session, string reason, int exitCode)
    {
        terminal.ErrorOutput.WriteLine(reason);
        session.End(MapState.Failed, reason);
        return exitCode;
    }

    private int Tell(MapRecord map, string folder, bool json)
    {
        if (map.Result is { } result)
            MapTables.Write(terminal.For(json), result, map.Options.Method);
        terminal.TextFor(json).WriteLine($"Map {map.Id} of run {map.Run} is {map.State.ToString().ToLowerInvariant()}: {folder}");
        if (json)
            terminal.Output.WriteLine($$"""{"run":"{{map.Run}}","map":"{{map.Id}}","state":"{{map.State.ToString().ToLowerInvariant()}}","result":{{map.ResultJson ?? "null"}}}""");
        return map.State == MapState.Completed ? ExitCode.Done : ExitCode.Interrupted;
    }
}
