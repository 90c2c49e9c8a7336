using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>The settings of one stage as they were changed on the way.</summary>
/// <param name="options">Where they start.</param>
public sealed class StageMarks(RunControl control, IRunReporter reporter, Job job, BilevelOptions options)
{
    private readonly List<AppliedSetting> _applied = [];
    private readonly StageSettings _start = new(options);

    /// <summary>The changes so far, oldest first.</summary>
    public IReadOnlyList<AppliedSetting> Applied => _applied;

    /// <summary>Those and the ones that earlier sessions made later on: all of them, if the stage was finished then.</summary>
    public IReadOnlyList<AppliedSetting> Expected => [.. _applied, .. control.Earlier(job.Scope, after: 0, before: long.MaxValue)];

    /// <summary>Takes what was valid from the first step on: of a resumed stage only what it had then.</summary>
    public void Begin(bool resumed)
    {
        if (resumed)
            _applied.AddRange(control.Earlier(job.Scope, after: -1, before: 1));
        else
            Take(step: 0);
    }

    /// <summary>Takes what becomes valid at a step, and puts a mark on every chart for what is new.</summary>
    /// <param name="settings">What to change; nothing before the stage exists, see <see cref="Apply"/>.</param>
    /// <param name="before">Done before every mark, so that what it comes after is told before it.</param>
    public void Take(int step, StageSettings? settings = null, Action? before = null)
    {
        var now = settings ?? _start;
        var last = _applied.GroupBy(a => a.Name).ToDictionary(g => g.Key, g => g.Max(a => a.Command));
        foreach (var setting in control.Due(job.Scope, step, last).Where(s => job.Adjustable.Contains(s.Name)))
        {
            before?.Invoke();
            reporter.Happened(RunEvent.Changed(setting, now[setting.Name]));
            reporter.Flush();
            _applied.Add(setting);
            now[setting.Name] = setting.Value;
        }
    }

    /// <summary>Brings a new stage to the settings taken before it existed.</summary>
    public void Apply(StageSettings settings)
    {
        foreach (var setting in _applied)
            settings[setting.Name] = setting.Value;
    }

    /// <summary>Brings a resumed stage to the settings that were valid just before a step.</summary>
    public void Replay(long step, StageSettings settings)
    {
        _applied.AddRange(control.Earlier(job.Scope, after: 0, before: step));
        Apply(settings);
    }
}
