using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BiSSL.Training.Pipeline.Bench;
using Spectre.Console;

namespace BiSSL.Training.Cli;

/// <summary><c>bench</c>: how fast this machine trains.</summary>
internal sealed class BenchCommand(TrainerServices services, Terminal terminal)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly Option<bool> _json = new("--json") { Description = "End with one line of JSON." };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads of each side; all cores unless given. One thread is timed by the processor's own clock.", HelpName = "N" };
    private readonly Option<string> _device = new("--device") { Description = "cpu, cuda:N, or auto.", HelpName = "NAME", DefaultValueFactory = _ => "cpu" };
    private readonly Option<bool> _tf32 = new("--tf32") { Description = "Allow TF32 on GPUs that have it, on every side." };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often all is measured in turn; the median counts.", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string[]> _shapes = new("--shape")
    {
        Description = "A, B or C of docs/performance.md, the small S, or IMAGESxSIDE for ResNet-18's full width; may be given more than once.", HelpName = "NAME",
    };

    public Command Build() => new("bench", "Measure how fast this machine trains. Quote ratios: absolute times are noise.")
    {
        Measure("step", "One SimCLR step of ResNet-18 beside plain PyTorch, where python3-torch is installed.", services.BenchSteps, Steps),
        Measure("hvp", "One Hessian-vector product, against one forward and backward of the same batch on libtorch's own kernels.", services.BenchProducts, Products),
        MeasureAlternations(),
        Measure("augment", "SimCLR's two views of a batch of images in memory, beside torchvision on PIL where python3-torchvision is installed.", services.BenchAugmentation, Augmentation),
        MeasureDecoding(),
        MeasureMaps(),
        MeasureMemory(),
    };

    private Command Measure<T>(string name, string about, Func<BenchRequest, IEnumerable<T>> bench, Func<IEnumerable<T>, Table> table)
    {
        var command = new Command(name, about) { _shapes, _device, _threads, _tf32, _rounds, _json };
        command.SetAction(words => Print(bench(Request(words)), table, words.GetValue(_json)));
        return command;
    }

    private Command MeasureAlternations()
    {
        var parts = new Option<bool>("--parts") { Description = "Train 4 of the 20 lower and 2 of the 8 upper steps, and give the others the time of their like." };
        var command = new Command("alternation", "A whole alternation at the paper's ratio, against libtorch's own kernels: minutes per shape on a CPU, seconds for S.") { _shapes, _device, _threads, _tf32, _rounds, parts, _json };
        command.SetAction(words => Print(services.BenchAlternations(Request(words) with { Parts = words.GetValue(parts) }), Alternations, words.GetValue(_json)));
        return command;
    }

    private Command MeasureDecoding()
    {
        var command = new Command("decode", "JPEG files to a short side of 192 pixels on one core, by each decoder that is installed, beside torchvision on PIL where python3-torchvision is installed, and from the cache.") { _rounds, _json };
        command.SetAction(words => Print(services.BenchDecoding(new BenchRequest([], "cpu", 1, false, Rounds(words))), Decoding, words.GetValue(_json)));
        return command;
    }

    private Command MeasureMaps()
    {
        var points = new Option<int[]>("--points") { Description = "How many points to embed; may be given more than once.", HelpName = "N", DefaultValueFactory = _ => [2000, 5000, 10_000] };
        var repulsion = new Option<string>("--repulsion") { Description = "auto, exact, barnesHut or interpolation: which of them is fastest for how many points.", HelpName = "NAME", DefaultValueFactory = _ => "auto" };
        repulsion.AcceptOnlyFromAmong("auto", "exact", "barnesHut", "interpolation");
        var command = new Command("tsne", "t-SNE of made-up features, up to 10,000 beside scikit-learn where python3-sklearn is installed.") { points, repulsion, _device, _threads, _json };
        command.SetAction(words =>
        {
            var sizes = words.GetValue(points)!;
            return sizes.All(size => size is >= 100 and <= 1_000_000)
                ? Print(services.BenchMaps(sizes, words.GetValue(repulsion)!, new BenchRequest([], words.GetValue(_device)!, words.GetValue(_threads), false, 1)), Maps, words.GetValue(_json))
                : throw new UserError("--points must be from 100 to 1000000.");
        });
        return command;
    }

    private Command MeasureMemory()
    {
        var steps = new Option<int>("--steps") { Description = "Lower steps in all; 200 products follow every tenth of them.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
        var command = new Command("memory", "What the process holds while it trains for long: what grows with the steps is a leak.") { steps, _shapes, _device, _threads, _json };
        command.SetAction(words => words.GetValue(steps) is >= 10 and <= 1_000_000 and var count
            ? Print(services.BenchMemory(count, new BenchRequest(words.GetValue(_shapes) ?? [], words.GetValue(_device)!, words.GetValue(_threads), false, 1)), Memory, words.GetValue(_json))
            : throw new UserError("--steps must be from 10 to 1000000."));
        return command;
    }

    private int Print<T>(IEnumerable<T> measured, Func<IEnumerable<T>, Table> table, bool json)
    {
        var times = measured.ToList();
        terminal.For(json).Write(table(times));
        if (json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(times, s_json));
        return ExitCode.Done;
    }

    private BenchRequest Request(ParseResult words) =>
        new(words.GetValue(_shapes) ?? [], words.GetValue(_device)!, words.GetValue(_threads), words.GetValue(_tf32), Rounds(words));

    private int Rounds(ParseResult words) =>
        words.GetValue(_rounds) is > 0 and var rounds ? rounds : throw new UserError($"--rounds must be at least 1, not {words.GetValue(_rounds)}.");

    private static Table Steps(IEnumerable<StepTime> times)
    {
        var table = new Table().AddColumns("batch", "fast", "bf16", "stock", "PyTorch", "PyTorch, channels last", "fast / PyTorch", "fast / PyTorch, channels last", "images/s");
        foreach (var t in times)
            table.AddRow(Batch(t.Images, t.Side), Time(t.Fast), Time(t.Bfloat16), Time(t.Stock), Time(t.PyTorch), Time(t.PyTorchChannelsLast), Ratio(t.Ratio), Ratio(t.RatioChannelsLast), Whole(t.ImagesPerSecond));
        return table;
    }

    private static Table Products(IEnumerable<HvpTime> times)
    {
        var table = new Table().AddColumns(
            "shape", "batch", "pass", "fast", "fast, rebuilt", "stock", "official", "PyTorch", "fast / pass", "official / pass", "PyTorch / its pass", "difference", "bf16", "CG residual", "CG residual, bf16");
        foreach (var t in times)
        {
            table.AddRow(
                t.Shape, Batch(t.Images, t.Side), Time(t.Pass), Time(t.Fast), Time(t.FastRebuilt), Time(t.Stock), Time(t.Official), Time(t.PyTorch),
                Ratio(t.FastPerPass), Ratio(t.OfficialPerPass), Ratio(t.PyTorchPerPass), Small(t.Difference), Time(t.Bfloat16), Small(t.Residual), Small(t.ResidualBfloat16));
        }
        return table;
    }

    private static Table Alternations(IEnumerable<AlternationTime> times)
    {
        var table = new Table().AddColumns("shape", "batch", "fast", "its lower steps", "stock", "official", "official / fast", "stock / fast", "difference");
        foreach (var t in times)
        {
            table.AddRow(
                t.Shape, Batch(t.Images, t.Side), Time(t.Fast), Time(t.Lower), Time(t.Stock), Time(t.Official), Ratio(t.Ratio), Ratio(t.RatioKept), Small(t.Difference));
        }
        return table;
    }

    private static Table Memory(IEnumerable<MemoryUse> uses)
    {
        var table = new Table().AddColumns("shape", "steps", "products", "tensors", "nodes", "entries", "native MiB", "resident MiB");
        foreach (var u in uses)
            table.AddRow(u.Shape, Whole(u.Steps), Whole(u.Products), Whole(u.Tensors), Whole(u.Nodes), Whole(u.Entries), u.Native is { } held ? Whole(held >> 20) : "", Whole(u.Resident >> 20));
        return table;
    }

    private static Table Augmentation(IEnumerable<AugmentTime> times)
    {
        var table = new Table().AddColumns("batch", "kept at", "both views", "views/s", "torchvision's, one core", "ratio per core");
        foreach (var t in times)
            table.AddRow(Batch(t.Images, t.Side), $"{t.Width} × {t.Height}", Time(t.Seconds), Whole(t.ViewsPerSecond), t.Torchvision is { } theirs ? Whole(theirs) : "not installed", Ratio(t.Ratio));
        return table;
    }

    private static Table Decoding(IEnumerable<DecodeTime> times)
    {
        var table = new Table().AddColumns("files", "to", "decoder", "images/s of a core", "torchvision's", "times as many", "from the cache");
        foreach (var t in times)
            table.AddRow($"{t.Width} × {t.Height}", $"{t.Side} px", t.Decoder, Whole(t.ImagesPerSecond), t.Torchvision is { } theirs ? Whole(theirs) : "not installed", Ratio(t.Ratio), Whole(t.CachedPerSecond));
        return table;
    }

    private static Table Maps(IEnumerable<TsneTime> times)
    {
        var table = new Table().AddColumns(
            "points", "time", "its neighbours", "processor", "scikit-learn", "times faster", "in processor's time", "divergence", "scikit-learn's", "trustworthiness", "scikit-learn's");
        foreach (var t in times)
        {
            table.AddRow(
                Whole(t.Points), Time(t.Seconds), Time(t.NeighbourSeconds), Time(t.ProcessorSeconds), t.ReferenceSeconds is null ? "" : Time(t.ReferenceSeconds), Ratio(t.Ratio), Ratio(t.ProcessorRatio),
                Fine(t.Divergence), Fine(t.ReferenceDivergence), Fine(t.Trustworthiness), Fine(t.ReferenceTrustworthiness));
        }
        return table;
    }

    private static string Batch(int images, int side) => $"{images} × {side} px";

    private static string Time(double? seconds) => seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s * 1000:0.0} ms") : "not installed";

    private static string Ratio(double? ratio) => ratio is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r:0.00}") : "";

    private static string Fine(double? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n:0.0000}") : "";

    private static string Whole(double number) => string.Create(CultureInfo.InvariantCulture, $"{number:0}");

    private static string Small(double number) => string.Create(CultureInfo.InvariantCulture, $"{number:0.0e+00}");
}
