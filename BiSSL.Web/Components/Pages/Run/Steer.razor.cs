using System.Globalization;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Changes λ, γ, α and the learning rates of a run that trains. Every change is asked about, answered, and a mark on all charts.</summary>
public sealed partial class Steer
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    // What was typed and is not applied yet, by setting.
    private readonly Dictionary<string, string> _drafts = [];

    private IReadOnlyList<Setting> _settings = [];
    private bool _busy;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private bool IsOpen => View.Run.State is RunState.Running or RunState.Paused;

    private bool Shut => !IsOpen || !RendererInfo.IsInteractive;

    private IReadOnlyList<(Setting Setting, double Value)> Changes =>
        [.. _settings.Where(s => Fault(s) is null).Select(s => (s, Value(s)!.Value)).Where(change => change.Value != change.s.Present)];

    protected override void OnParametersSet() => Read();

    private void Read() => _settings = Setting.Of(Store, View.Run.Id, View.Options.Bilevel);

    private string Draft(Setting setting) => _drafts.GetValueOrDefault(setting.Name) ?? SettingTexts.Number(setting.Present);

    private double? Value(Setting setting) =>
        _drafts.TryGetValue(setting.Name, out string? typed) ? SettingTexts.Value(setting.Name, typed) : setting.Present;

    private string? Fault(Setting setting) =>
        _drafts.TryGetValue(setting.Name, out string? typed) ? SettingTexts.Fault(setting.Name, typed) : null;

    private int Position(Setting setting) => SettingTexts.Scale(setting.Name).Position(Value(setting) ?? setting.Present);

    private void Move(Setting setting, int position) =>
        _drafts[setting.Name] = SettingTexts.Number(SettingTexts.Scale(setting.Name).At(position));

    private static string Since(Setting setting) => Arrow(setting, setting.Initial, setting.Present) + (setting.Changed is { } mark
        ? string.Create(CultureInfo.InvariantCulture, $" since step {mark.Step} of {mark.Scope}")
        : ", waits for a stage that uses it");

    private static string Arrow(Setting setting, double old, double value) => $"{LiveSettings.Symbol(setting.Name)} {SettingTexts.Number(old)} → {SettingTexts.Number(value)}";

    private async Task Apply()
    {
        if (_busy || Changes is not { Count: > 0 } changes)
            return;
        _busy = true;
        string all = string.Join(", ", changes.Select(change => Arrow(change.Setting, change.Setting.Present, change.Value)));
        if (await Notices.Confirm($"Change {all}?", "It takes effect at the next safe boundary, is marked on all charts and in the log, and the run counts as steered from then on.", "Change it"))
        {
            foreach ((Setting setting, double value) in changes)
                await Notices.Try(() => Send(setting.Name, value));
            Read();
        }
        _busy = false;
    }

    private async Task Send(string name, double value)
    {
        CommandRecord? sent = await Actions.Answer(Actions.Send(View.Run.Id, CommandKind.Set, name, value), s_patience, CancellationToken.None);
        Notices.Tell(sent, "It is set.");
        _drafts.Remove(name);
    }
}
