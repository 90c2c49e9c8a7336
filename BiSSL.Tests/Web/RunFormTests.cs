using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Pages.New;

namespace BiSSL.Tests.Web;

public sealed class RunFormTests
{
    private readonly RunForm _form = new(new Origin(Preset.Named("demo")));

    private RunDraft Draft => RunDraft.Of(_form.Request(), _form.Origin.Parent);

    [Fact]
    public void Form_WithNothingTyped_IsThePreset()
    {
        Assert.Equal(OptionsJson.Write(Preset.Named("demo").Make("shapes")), _form.Json);
        Assert.Empty(_form.Differences);
        Assert.Equal(_form.Json, OptionsJson.Write(Draft.Options));
    }

    [Fact]
    public void Type_AnotherValue_IsInTheRequestTheJsonAndTheDifferences()
    {
        _form.Type("lower.steps", "7");
        Assert.Equal([new OptionChange("lower.steps", "15", "7")], _form.Differences);
        Assert.Equal(7, (int)JsonNode.Parse(_form.Json)!["lower"]!["steps"]!);
        Assert.Equal(7, Draft.Options.Lower.Steps);
        Assert.Equal(_form.Differences, Draft.Differences);
    }

    [Theory]
    [InlineData("bilevel.lambda", "1.00")]
    [InlineData("model.projector", "64, 64, 64")]
    [InlineData("lower.steps", " 15")]
    public void Type_TheSameValueInOtherWords_IsNoDifferenceAndStaysAsTyped(string path, string text)
    {
        _form.Type(path, text);
        Assert.Equal(text, _form.Text(path));
        Assert.False(_form.Differs(path));
    }

    [Fact]
    public void Type_WhatIsNoNumber_StaysIsAFaultAndIsInTheJson()
    {
        _form.Type("lower.steps", "many");
        Assert.Equal("many", _form.Text("lower.steps"));
        Assert.Contains(Draft.Faults, fault => fault.Path == "lower.steps");
        Assert.Equal("many", (string)JsonNode.Parse(_form.Json)!["lower"]!["steps"]!);
    }

    [Fact]
    public void Reset_AChangedOption_IsTheOriginsAgain()
    {
        _form.Type("lower.steps", "7");
        _form.Type("name", "mine");
        _form.Reset("lower.steps");
        Assert.Equal(["name"], _form.Differences.Select(change => change.Path));
        _form.ResetAll();
        Assert.Empty(_form.Differences);
    }

    [Fact]
    public void Choose_AnotherPreset_KeepsWhatWasTyped()
    {
        _form.Type("lower.steps", "20");
        _form.Type("upper.steps", "3");
        _form.Choose(new Origin(Preset.Named("paper")));
        Assert.Equal([new OptionChange("upper.steps", "8", "3")], _form.Differences);    // the paper itself has 20 lower steps
        Assert.Equal("paper", Draft.Preset);
        Assert.Equal(("stl10", 3), (Draft.Options.Data.Name, Draft.Options.Upper.Steps));
    }

    [Fact]
    public void Type_AnotherDataset_MakesThePresetForIt()
    {
        _form.Choose(new Origin(Preset.Named("paper")));
        _form.Type("data.name", "cifar10");
        Assert.Equal(OptionText.Format(PaperTables.Find("cifar10")!.Upper.LearningRate), _form.Text("upper.learningRate"));
        Assert.Equal([new OptionChange("data.name", "stl10", "cifar10")], _form.Differences);
        Assert.Equal(OptionsJson.Write(Draft.Options), _form.Json);
        _form.Reset("data.name");
        Assert.Equal("stl10", Draft.Options.Data.Name);
    }

    [Fact]
    public void TypeJson_OfSomeOptions_ChangesThoseAndResetsTheOthers()
    {
        _form.Type("upper.steps", "3");
        _form.TypeJson("""{ "lower": { "steps": 7 }, "data": { "name": "cifar10" } }""");
        Assert.Equal(["data.name", "lower.steps"], _form.Differences.Select(change => change.Path));
        Assert.Equal("same", _form.Text("data.unlabelled"));
        Assert.Equal(("cifar10", 7), (Draft.Options.Data.Name, Draft.Options.Lower.Steps));
    }

    [Fact]
    public void TypeJson_ThatCannotBeRead_SaysWhereAndLeavesBothAsTheyWere()
    {
        _form.Type("lower.steps", "7");
        _form.TypeJson("{\n  \"lower\": }");
        Assert.Contains("line 2, character", Assert.Single(_form.JsonFaults), StringComparison.Ordinal);
        Assert.Equal("{\n  \"lower\": }", _form.Json);
        Assert.Equal("7", _form.Text("lower.steps"));
        Assert.False(_form.IsFine);
        _form.DropJson();
        Assert.Equal(7, (int)JsonNode.Parse(_form.Json)!["lower"]!["steps"]!);
        Assert.True(_form.IsFine);
    }

    [Fact]
    public void TypeJson_WithAMemberThatIsNoOption_NamesItAndIsNotOverwritten()
    {
        const string text = """{ "lower": { "stepz": 7, "clipNorm": 5 } }""";
        _form.TypeJson(text);
        Assert.Contains("lower.steps", Assert.Single(_form.JsonFaults), StringComparison.Ordinal);
        _form.TypeNotes("later");
        Assert.Equal(text, _form.Json);
        Assert.Equal("5", _form.Text("lower.clipNorm"));
    }

    [Theory]
    [InlineData("\"many\"", "many")]
    [InlineData("1.5", "1.5")]
    [InlineData("null", "")]
    [InlineData("[1]", "[1]")]
    public void TypeJson_WithAValueOfAnotherType_BecomesATextThatIsAFault(string value, string text)
    {
        _form.TypeJson($$"""{ "lower": { "steps": {{value}} } }""");
        Assert.Empty(_form.JsonFaults);
        Assert.Equal(text, _form.Text("lower.steps"));
        Assert.Contains(Draft.Faults, fault => fault.Path == "lower.steps");
    }

    [Fact]
    public void Json_WrittenByTheForm_ReadsBackAsTheSameForm()
    {
        _form.Type("lower.steps", "many");
        _form.Type("comparison.arms", "bissl,control");
        _form.Type("name", "λ \"quoted\"");
        IReadOnlyList<OptionChange> before = _form.Differences;
        _form.TypeJson(_form.Json);
        Assert.Equal(before, _form.Differences);
    }

    [Fact]
    public void Restore_WhatAnotherFormKept_IsThatForm()
    {
        _form.Type("lower.steps", "many");
        _form.TypeTags("a, b,");
        _form.TypeNotes("why");
        _form.TypeJson("{");
        var other = new RunForm(new Origin(Preset.Named("demo")));
        other.Restore(KeptForm.Read(_form.Keep().Write())!);
        Assert.Equal(_form.Differences, other.Differences);
        Assert.Equal(("a, b,", "why", "{"), (other.Tags, other.Notes, other.Json));
        Assert.Equal(["a", "b"], other.Request().Tags);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Read_WhatIsNoKeptForm_IsNothing(string? text) => Assert.Null(KeptForm.Read(text));

    [Fact]
    public void Form_OfARun_HasItsOptionsAndNamesItAsTheParent()
    {
        RunOptions options = Preset.Named("demo").Make("shapes") with { Name = "first", Lower = new() { Steps = 9 } };
        var parent = new RunRecord { Id = "1", Name = "first", State = RunState.Completed, Preset = "demo", Options = OptionsJson.Write(options), Notes = "" };
        var form = new RunForm(new Origin(parent));
        form.Type("upper.steps", "2");
        RunDraft draft = RunDraft.Of(form.Request(), parent);
        Assert.Equal(("1", "demo"), (form.Request().Parent, draft.Preset));
        Assert.Equal(("first", 9, 2), (draft.Options.Name, draft.Options.Lower.Steps, draft.Options.Upper.Steps));
        Assert.Equal(["upper.steps"], draft.Differences.Select(change => change.Path));
    }

    [Theory]
    [InlineData("λ", "bilevel.lambda", true)]
    [InlineData("LABELS class", "data.labelsPerClass", true)]
    [InlineData("pseudoHuber", "bilevel.regulariser", true)]
    [InlineData("colour zebra", "pretext.augmentation.jitter", false)]
    public void Filter_OfWords_FitsOptionsThatHaveThemAll(string words, string path, bool fits) =>
        Assert.Equal(fits, new OptionFilter(words, false).Fits(OptionTree.Find(path)!, _form));

    [Fact]
    public void Filter_OfWhatDiffers_FitsThatAndWhatIsWrong()
    {
        _form.Type("lower.steps", "7");
        _form.Faults = [new OptionFault("upper.batch", "64", "must be less")];
        Assert.Equal(["lower.steps", "upper.batch"], OptionTree.Leaves.Where(leaf => new OptionFilter("", true).Fits(leaf, _form)).Select(leaf => leaf.Path));
    }

    [Theory]
    [InlineData("data.labelsPerClass", "Labels per class")]
    [InlineData("engine.tf32", "Tf32")]
    [InlineData("name", "Name")]
    public void Label_OfAPath_IsItsLastPartInWords(string path, string label) => Assert.Equal(label, Labels.Of(path));
}
