namespace TorchSharp.Utils;

/// <summary>The name under which a module's field is registered, in place of the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>The registered name, as it appears in <c>state_dict</c>.</summary>
    public string? Name { get; set; }
}
