namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Usual names of the folders of training, validation and test pictures, in any case.</summary>
internal static class PartNames
{
    private static readonly Dictionary<string, Part> s_parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = Part.Training,
        ["training"] = Part.Training,
        ["val"] = Part.Validation,
        ["valid"] = Part.Validation,
        ["validation"] = Part.Validation,
        ["dev"] = Part.Validation,
        ["test"] = Part.Test,
        ["testing"] = Part.Test,
    };

    public static Part? Of(FoundFolder folder) => Of(folder.Name);

    public static Part? Of(string name) => s_parts.TryGetValue(name, out var part) ? part : null;

    public static string InWords(Part part) => part switch
    {
        Part.Training => "training",
        Part.Validation => "validation",
        _ => "test",
    };
}
