using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.Experiments;

namespace BiSSL.Tests.Web.Experiments;

/// <summary>What the experiments' pages compute without a browser.</summary>
public sealed class ExperimentPageTests
{
    [Fact]
    public void View_FromItsOwnAddress_IsTheSame()
    {
        var view = new ExperimentView { Id = "a", Metric = "probe", First = "λ/bissl", Second = "/control", Steered = true };
        Assert.Equal(view, ExperimentView.Of("a", new Uri("http://x" + view.Address).Query));
        Assert.Equal("/experiments/a", ExperimentView.Of("a", "?metric=colour&first=%2Fbissl").Address[..14]);
        Assert.StartsWith("/api/experiments/a/table?format=csv&metric=probe", view.Table("csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?first=%2Fbissl&second=%2Fbissl")]
    [InlineData("?first=%2Fnone&second=%2Fbissl")]
    [InlineData("")]
    public void Compared_WhatCannotBe_IsTheUsualPair(string query) => Assert.Null(ExperimentView.Of("a", query).Compared(new ExperimentDesign()));

    [Fact]
    public void Scale_OfSomeValues_HasThemInsideAndRoundNumbersAlongIt()
    {
        PlotScale scale = PlotScale.Around([0, -2.2, 7.9, double.NaN]);
        Assert.InRange(scale.Low, -3, -2.2);
        Assert.Equal([0, 5], scale.Ticks());
        Assert.Equal(("0%", "100%"), (scale.X(-100), scale.X(100)));
        Assert.Equal(scale.X(0), scale.Y(scale.High + scale.Low - 0));
        Assert.Equal("50%", PlotScale.Around([3]).X(3));
        Assert.Equal(new PlotScale(-1, 1), PlotScale.Around([]));
        Assert.All([[1e-20, 2e-20], [1e15, 1e15 + 64], [1e300, 2e300], [-0.0, 0.0]], (double[] values) => Assert.InRange(PlotScale.Around(values).Ticks().Distinct().Count(), 2, 7));
    }

    [Fact]
    public void Form_AsItBegins_IsAnExperimentThatCouldBegin() => Assert.Empty(ExperimentPlan.Of(new DesignForm().Design).Faults);

    [Fact]
    public void Suggestions_OfVariantsAndBudgets_FitEveryPresetOfGeneratedImages()
    {
        foreach (Preset preset in Preset.All.Where(preset => preset.Dataset == "shapes"))
        {
            var variants = Suggestion.Variants.Concat(Suggestion.Budgets(preset)).Select(suggestion => PartForm.Of(suggestion).Part).ToArray();
            Assert.True(variants.Length > 8);
            Assert.Empty(ExperimentPlan.Of(new DesignForm { Preset = preset.Name }.Design with { Variants = variants, Arms = ["pretext", "bissl"] }).Faults);
        }
    }
}
