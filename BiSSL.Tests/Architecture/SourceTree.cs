namespace BiSSL.Tests.Architecture;

/// <summary>The files people write, as they lie in the checkout.</summary>
internal static class SourceTree
{
    private static readonly string[] s_made = ["bin", "obj", "node_modules", ".git", "store", "TestResults", "dist", ".vs", ".idea"];
    private static readonly string[] s_texts = [".cs", ".cpp", ".h", ".py", ".sh", ".ts", ".css", ".razor", ".md", ".json", ".csproj", ".props", ".targets", ".txt"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Paths from the root, with forward slashes, of every text that is not made by a tool.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Walk(Root).Where(file => s_texts.Contains(Path.GetExtension(file))).Select(Relative).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Code => Texts.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder) => Directory.GetFiles(folder).Concat(
        Directory.GetDirectories(folder).Where(inner => !s_made.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "BiSSL.Web.sln"))
        ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("The tests run outside the checkout."));
}
