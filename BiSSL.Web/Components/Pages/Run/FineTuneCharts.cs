using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The charts of fine-tuning: every arm over all seeds as a band.</summary>
/// <param name="Score">What fine-tuning is scored by.</param>
internal sealed record FineTuneCharts(string Run, ComparisonOptions Comparison, string Score)
{
    private const string Group = "fine-tune";
    private const int MostSeeds = 30;

    public ChartSpec Accuracy => Arms("finetune-top1", $"Validation {Score}, %", "finetune/valTop1") with { Raw = true };

    public ChartSpec Loss => Arms("finetune-loss", "Fine-tuning loss", "finetune/loss");

    public ChartSpec ValidationLoss => Arms("finetune-val-loss", "Validation loss", "finetune/valLoss") with { Raw = true };

    public ChartSpec Rates => Arms("finetune-rates", "Learning rate", "finetune/learningRate") with { Raw = true };

    private ChartSpec Arms(string id, string title, string name) => new(id, title)
    {
        Lines = new([.. ArmScope.All(Comparison with { Seeds = Math.Min(MostSeeds, Comparison.Seeds) }).OrderBy(scope => Comparison.Arms.ToList().IndexOf(scope.Arm)).Select(scope => Line(scope, name))]),
        Group = Group,
        Height = 200,
    };

    private LineSpec Line(ArmScope scope, string name) =>
        new(Run, scope.FineTune, name, scope.ToString()) { Colour = scope.Arm, Band = Comparison.Seeds > 1 ? scope.Arm : null };
}
