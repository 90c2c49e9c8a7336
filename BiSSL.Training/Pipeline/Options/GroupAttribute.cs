namespace BiSSL.Training.Pipeline.Options;

/// <summary>What a group of options is called, and in one sentence what it is about.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GroupAttribute(string title, string text) : Attribute
{
    public string Title { get; } = title;

    public string Text { get; } = text;
}
