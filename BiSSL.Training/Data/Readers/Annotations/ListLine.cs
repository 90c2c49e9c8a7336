namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>A text file with an entry on each line, words parted by spaces; blank lines and those that begin with # say nothing.</summary>
internal sealed record ListLine(string Path, int Number, string Text)
{
    public string[] Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As in "line 3 of 'train.txt'".</summary>
    public string Place => $"line {Number} of '{System.IO.Path.GetFileName(Path)}'";

    public static IEnumerable<ListLine> In(string path) =>
        File.ReadLines(path).Select((text, i) => new ListLine(path, i + 1, text.Trim())).Where(line => line.Text.Length > 0 && line.Text[0] != '#');

    /// <summary>The words, if there are so many.</summary>
    /// <exception cref="UserError">There are not.</exception>
    public string[] Need(int words) => Words is { } found && found.Length == words ? found : throw Wrong($"must be {words} words");

    /// <summary>A class number from first to first + classes − 1, counted from 0.</summary>
    /// <exception cref="UserError">It is not one.</exception>
    public int Class(string word, int first, int classes) =>
        int.TryParse(word, out var number) && number >= first && number < first + classes
            ? number - first
            : throw Wrong($"has label {word}, outside of {first} … {first + classes - 1}");

    public UserError Wrong(string what) => DataFile.Damaged(Path, $"line {Number}, '{(Text.Length > 60 ? Text[..60] + "…" : Text)}', {what}");
}
