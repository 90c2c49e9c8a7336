using System.Globalization;
using System.Text;

namespace BiSSL.Training;

/// <summary>Text from outside (names, paths, class names, messages) that must not steer a terminal or turn the text around it.</summary>
public static class PlainText
{
    /// <summary>The same text with what steers written out, as <c>\u001b</c>; inside JSON that is the same character still.</summary>
    public static string Of(string text) => Escaped(text, isKept: letter => letter is '\n' or '\t' or '\r');

    /// <summary>As <see cref="Of"/>, on one line.</summary>
    public static string Line(string text) => Escaped(text, isKept: _ => false);

    /// <summary>The first character that steers: control characters, separators of lines, half characters, and what turns the direction of writing.</summary>
    /// <returns>Nothing if there is none.</returns>
    public static char? Steering(string text) => text.Index().Where(letter => Steers(text, letter.Index)).Select(letter => (char?)letter.Item).FirstOrDefault();

    private static string Escaped(string text, Func<char, bool> isKept)
    {
        if (Steering(text) is null)
            return text;
        var plain = new StringBuilder();
        foreach (var (i, letter) in text.Index())
            plain.Append(Steers(text, i) && !isKept(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString());
        return plain.ToString();
    }

    private static bool Steers(string text, int i) => char.GetUnicodeCategory(text[i]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => text[i] is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'),
        UnicodeCategory.Surrogate => !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1])),
        _ => false,
    };
}
