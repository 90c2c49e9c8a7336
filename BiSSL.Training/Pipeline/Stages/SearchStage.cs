using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Training.Pipeline.Search;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>
/// A search for fine-tuning's learning rate and weight decay on one backbone. Its steps are those of its trials, one trial at a time: each has the schedule
/// of the whole training, pauses at a rung with all its state, and goes on from there if it is promoted.
/// </summary>
public sealed class SearchStage : IStage
{
    private readonly SearchSpace _space;
    private readonly Func<FineTuneRates, Action<int, Scores>, FineTuneStage> _create;
    private readonly SearchVoice _voice;
    private readonly Asha _asha;
    private readonly SortedDictionary<int, ParkedTrial> _parked = [];
    private readonly Dictionary<int, Turn> _judged = [];
    private List<Trial> _trials = [];
    private FineTuneStage? _stage;
    private Turn? _turn;
    private Scores? _heard;
    private long _images;
    private int _made;

    /// <param name="create">A trial's fine-tuning from its first step, which tells of its validations.</param>
    public SearchStage(SearchSpace space, Func<FineTuneRates, Action<int, Scores>, FineTuneStage> create, StageSettings settings, Curves curves)
    {
        (_space, _create, Settings, _voice, _asha) = (space, create, settings, new SearchVoice(curves), space.Scheduler());
        Begin();
    }

    /// <summary>Fewer than at first foreseen where trials diverge.</summary>
    public int Steps => _turn is null ? _made : Math.Max(_made + 1, _space.Steps);

    public StageSettings Settings { get; }

    public long Images => _images + (_stage?.Images ?? 0);

    public IReadOnlyList<(string Name, Tensor Value)> State =>
        [.. NamedState.Of("trial", _stage?.State ?? []), .. _parked.SelectMany(parked => NamedState.Of($"parked.{parked.Key}", parked.Value.State))];

    public void Step(int step)
    {
        var begun = Stopwatch.GetTimestamp();
        var trial = _trials[_turn!.Value.Trial];
        var isLost = !TryStep(trial.Steps);
        _made++;
        trial = trial with { Steps = trial.Steps + 1, Seconds = trial.Seconds + Stopwatch.GetElapsedTime(begun).TotalSeconds };
        _trials[trial.Number] = trial;
        if (isLost)
            End(trial with { State = TrialState.Diverged, Best = null }, TrialScore.Lost);
        else if (_heard is { } scores)
            Judge(trial, scores);
    }

    /// <remarks>A trial that diverges is judged where it validates: its weights may stay as they are until then.</remarks>
    public void Check(int step) { }

    public IReadOnlyList<Reading> Measure() => _stage?.Measure() ?? [];

    public JsonObject Scalars() => new()
    {
        ["made"] = _made,
        ["told"] = new JsonArray([.. _asha.Told.Select(told => (JsonNode)(told.Score == TrialScore.Lost ? [told.Trial] : new JsonArray(told.Trial, told.Score.Top1, told.Score.Loss)))]),
        ["trials"] = new JsonArray([.. _trials.Select(trial => (JsonNode)SearchJson.Write(trial))]),
        ["trial"] = _stage?.Scalars(),
        ["parked"] = new JsonObject(_parked.Select(parked => KeyValuePair.Create($"{parked.Key}", (JsonNode?)parked.Value.Scalars))),
    };

    public void Restore(JsonObject scalars)
    {
        foreach (var told in scalars["told"]!.AsArray())
            Replay(told!.AsArray());
        _made = scalars["made"]!.GetValue<int>();
        _trials = [.. scalars["trials"]!.AsArray().Select(trial => SearchJson.Read(trial!))];
        _turn = _asha.Next();
        _stage!.Dispose();
        _stage = _create(_space.Values(_turn!.Value.Trial), Hear);
        _stage.Restore(scalars["trial"]!.AsObject());
        foreach (var (number, parked) in scalars["parked"]!.AsObject())
            _parked[int.Parse(number, CultureInfo.InvariantCulture)] = ParkedTrial.Like(_stage, parked!.AsObject());
    }

    public StageResult Result() => new([], SearchJson.Write(new SearchResult(_space.Arm, _space.Seed, _trials, (long)_space.Options.Trials * _space.FullSteps, IsDone: true), curves: true));

    public void Dispose()
    {
        _stage?.Dispose();
        foreach (var parked in _parked.Values)
            parked.Dispose();
        _parked.Clear();
    }

    private void Hear(int step, Scores scores) => _heard = scores;

    private void Judge(Trial trial, Scores scores)
    {
        _heard = null;
        var point = new TrialPoint(trial.Steps, scores.Top1, scores.Loss);
        trial = trial with { Curve = [.. trial.Curve, point], Best = trial.Best is { } best && best.Top1 >= point.Top1 ? best : point };
        _trials[trial.Number] = trial;
        _voice.Validated(trial, _made, _trials.Max(other => other.Best?.Top1 ?? 0));
        var rung = _turn!.Value.Rung + 1;
        if (trial.Steps == _space.Rungs[rung - 1])
            End(trial with { Rung = rung, State = rung == _space.Rungs.Count ? TrialState.Finished : TrialState.Paused }, new TrialScore(trial.Best.Top1, trial.Best.Loss));
    }

    private bool TryStep(int step)
    {
        try
        {
            _stage!.Step(step);
            if (_heard is not null)
                _stage.Report();
            return true;
        }
        catch (Diverged)
        {
            _heard = null;
            return false;
        }
    }

    private void End(Trial trial, TrialScore score)
    {
        var turn = _turn!.Value;
        _trials[trial.Number] = trial;
        _asha.Tell(score);
        _judged[trial.Number] = turn;
        _voice.Stopped(trial, _made);
        if (trial.State == TrialState.Paused)
            _parked[trial.Number] = ParkedTrial.Of(_stage!);
        _images += _stage!.Images;
        _stage.Dispose();
        _stage = null;
        DropHopeless();
        Begin();
    }

    private void DropHopeless()
    {
        foreach (var number in _parked.Keys.Where(number => !_asha.MayGoOn(_judged[number])).ToList())
            Unpark(number).Dispose();
    }

    private ParkedTrial Unpark(int number)
    {
        _parked.Remove(number, out var parked);
        return parked!;
    }

    /// <summary>What comes next: a new trial, one that goes on, or the end.</summary>
    private void Begin()
    {
        _turn = _asha.Next();
        if (_turn is not { } turn)
        {
            _trials = [.. _trials.Select(trial => trial.State == TrialState.Paused ? trial with { State = TrialState.Early } : trial)];
            return;
        }
        var rates = _space.Values(turn.Trial);
        _stage = _create(rates, Hear);
        if (turn.Rung == 0)
            _trials.Add(new Trial(turn.Trial, rates.LearningRate, rates.WeightDecay, 0, _space.FullSteps, 0, TrialState.Training, 0));
        else
            GoOn(turn.Trial);
    }

    private void GoOn(int number)
    {
        using var parked = Unpark(number);
        parked.Resume(_stage!);
        _trials[number] = _trials[number] with { State = TrialState.Training };
        _voice.GoesOn(_trials[number], _made);
    }

    private void Replay(JsonArray told)
    {
        var turn = _asha.Next()!.Value;
        _judged[turn.Trial] = turn;
        _asha.Tell(told.Count == 1 ? TrialScore.Lost : new TrialScore(told[1]!.GetValue<double>(), told[2]!.GetValue<double>()));
    }
}
