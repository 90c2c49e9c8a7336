using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Charts;

/// <summary>Settings over the steps of a run, one lane each.</summary>
public sealed class SettingStrip : Drawing
{
    [Parameter, EditorRequired]
    public required StripSpec Spec { get; set; }

    protected override string Function => "createStrip";

    protected override object Asked => Spec;
}
