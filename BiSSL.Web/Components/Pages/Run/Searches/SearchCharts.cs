using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>The chart of a search over its cost.</summary>
internal static class SearchCharts
{
    public static ChartSpec Best(string run, ComparisonOptions comparison) => new("search-best", "Best validation score so far, %, over the steps of all trials")
    {
        Lines = new([.. ArmScope.All(comparison).Select(scope => new LineSpec(run, scope.Search, "search/best", scope.Arm) { Colour = scope.Arm })]),
        Height = 240,
        Raw = true,
        Along = "step",
    };
}
