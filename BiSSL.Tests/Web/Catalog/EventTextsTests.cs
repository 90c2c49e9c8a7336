using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Components.Pages.Run;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>Events as the log writes them.</summary>
public sealed class EventTextsTests
{
    [Theory]
    [InlineData(EventKind.SettingChanged, """{"name":"lambda","old":1,"value":0.5,"command":1}""", "λ 1 → 0.5 from step 12 of seed 0/bissl on.")]
    [InlineData(EventKind.SettingChanged, """{"name":"lr","old":"NaN","value":2,"command":1}""", "η× NaN → 2 from step 12 of seed 0/bissl on.")]
    [InlineData(EventKind.SettingChanged, """{"name":"lambda","old":0.001,"value":1e-7,"command":1}""", "λ 0.001 → 1e-7 from step 12 of seed 0/bissl on.")]
    [InlineData(EventKind.SettingChanged, """{"name":"lambda","old":"Infinity","value":9999.7,"command":1}""", "λ ∞ → 10,000 from step 12 of seed 0/bissl on.")]
    [InlineData(EventKind.Planned, """{"jobs":[{}]}""", "The plan has 1 job.")]
    [InlineData(EventKind.StageStarted, """{"steps":1}""", "seed 0/bissl began, 1 step.")]
    [InlineData(EventKind.StageCompleted, """{"seconds":29.4,"measured":{"top1":36.55}}""", "seed 0/bissl is done after 29 s: top1 36.55.")]
    [InlineData(EventKind.StageReused, """{"seconds":0,"measured":{}}""", "seed 0/bissl came from the cache.")]
    [InlineData(EventKind.FeaturesStored, """{"images":2000,"split":"test"}""", "Features of 2,000 test images by seed 0/bissl at step 12.")]
    [InlineData(EventKind.CheckpointSaved, """{"file":"a","bytes":5781848}""", "Checkpoint of seed 0/bissl at step 12, 5.78 MB.")]
    [InlineData(EventKind.CommandTaken, """{"command":1,"kind":"set","name":"gamma","value":0.5,"state":"refused","text":"No."}""", "Refused to set γ 0.5: No.")]
    [InlineData(EventKind.CommandTaken, """{"command":1,"kind":"pause","name":null,"value":null,"state":"done","text":"Paused."}""", "Asked to pause: Paused.")]
    [InlineData(EventKind.CommandTaken, """{"command":1,"kind":"pause","name":null,"value":null,"state":"taken","text":null}""", "")]
    [InlineData(EventKind.RunEnded, """{"from":"running","state":"failed","text":"No such dataset."}""", "The run is failed. No such dataset.")]
    [InlineData(EventKind.Warning, """{"text":"<script>"}""", "<script>")]
    public void Of_AnEvent_IsASentence(EventKind kind, string detail, string text) =>
        Assert.Equal(text, EventTexts.Of(new StoredEvent { Kind = kind, Scope = "seed 0/bissl", Step = 12, Time = DateTimeOffset.UnixEpoch, Detail = detail }));
}
