using System.Text;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>A folder name for a scope, different for different scopes: "seed 0/bissl" is seed-0+bissl.</summary>
public static class ScopeSlug
{
    public static string Of(string scope)
    {
        var slug = new StringBuilder(scope.Length);
        foreach (byte c in Encoding.UTF8.GetBytes(scope))
            slug.Append(Word((char)c));
        return slug.Length == 0 ? "+" : slug.ToString();
    }

    private static string Word(char c) => c switch
    {
        ' ' => "-",
        '/' => "+",
        '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9') => c.ToString(),
        _ => $"~{(int)c:x2}",
    };
}
