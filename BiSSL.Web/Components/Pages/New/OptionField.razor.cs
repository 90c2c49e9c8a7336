using BiSSL.Training.Pipeline.Options;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>One option: what it means, a control for its kind, what is wrong with it and what it was. It renders only when it looks different.</summary>
public sealed partial class OptionField
{
    internal const int MostCharacters = 2000;

    private Look _look = new("", "", false, null);
    private Look? _shown;

    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    [Parameter, EditorRequired]
    public required OptionLeaf Leaf { get; set; }

    /// <summary>The id of the element that is typed into.</summary>
    internal static string IdOf(string path) => $"option-{path}";

    private OptionAttribute About => Leaf.About;

    private string Id => IdOf(Leaf.Path);

    private string LabelId => $"{Id}-label";

    private string TextId => $"{Id}-text";

    private string FaultId => $"{Id}-fault";

    private string Described => _look.Fault is null ? TextId : $"{TextId} {FaultId}";

    private string? Invalid => _look.Fault is null ? null : "true";

    private string Label => Labels.Of(Leaf.Path);

    private bool IsGroup => Leaf.Type == typeof(IReadOnlyList<string>) && About.Choices.Length > 0;

    private bool IsOn => _look.Text == OptionText.Format(true);

    private string? Keyboard => Leaf.Type == typeof(int) ? "numeric" : Leaf.Type == typeof(double) ? "decimal" : Leaf.Type == typeof(string) ? null : "text";

    private string? Range =>
        Leaf.Type == typeof(bool) || Leaf.Type == typeof(string) || IsGroup ? null
        : Leaf.Type == typeof(IReadOnlyList<int>) ? "whole numbers with commas between them"
        : OptionsValidator.Allowed(Leaf);

    private IReadOnlyList<string> Chosen => OptionText.TryParse(typeof(IReadOnlyList<string>), _look.Text, out object items) ? (IReadOnlyList<string>)items : [];

    /// <summary>The choices, and what was typed elsewhere that is none.</summary>
    private IEnumerable<string> Items => About.Choices.Union(IsGroup ? Chosen : [_look.Text]);

    protected override void OnParametersSet() => Read();

    protected override bool ShouldRender() => _shown != _look;

    protected override void OnAfterRender(bool firstRender) => _shown = _look;

    private void Read() => _look = new(Form.Text(Leaf.Path), Form.StartText(Leaf.Path), Form.Differs(Leaf.Path), Form.Fault(Leaf.Path));

    private void Check(ChangeEventArgs change) => Type(OptionText.Format(change.Value is true));

    private void Toggle(string item)
    {
        IReadOnlyList<string> chosen = Chosen;
        Type(OptionText.Format(Items.Where(one => chosen.Contains(one) != (one == item))));
    }

    private void Type(string text)
    {
        Form.Type(Leaf.Path, text);
        Read();
    }

    private void Reset()
    {
        Form.Reset(Leaf.Path);
        Read();
    }

    private static string Shown(string text) => text.Length == 0 ? "(empty)" : text;

    /// <summary>What decides how it looks.</summary>
    private sealed record Look(string Text, string Start, bool Differs, string? Fault);
}
