namespace BiSSL.Web.Components.Charts;

/// <summary>The switches for all charts of a page: step, epoch or time; smoothing; show all.</summary>
public sealed class ChartControls : Drawing
{
    private static readonly object?[] s_nothing = [];

    protected override string Function => "createControls";

    protected override object Asked => s_nothing;
}
