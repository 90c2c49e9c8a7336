using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>The preset or run that the options begin from, and the dataset that presets are made for.</summary>
public sealed partial class OriginChoice
{
    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    /// <summary>The run that the page was opened for; nothing if it was opened for none.</summary>
    [Parameter, EditorRequired]
    public required Origin? Parent { get; set; }

    private IEnumerable<string> Datasets => OptionTree.Find(RunForm.DatasetPath)!.About.Choices.Union([Form.Text(RunForm.DatasetPath)]);

    private void ChooseDataset(ChangeEventArgs change) => Form.Type(RunForm.DatasetPath, (string)change.Value!);

    private static string Name(RunRecord run) => run.Name.Length > 0 ? run.Name : run.Id;
}
