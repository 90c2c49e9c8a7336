using System.Globalization;

namespace BiSSL.Training.Data.Readers;

/// <summary>A file that names images of the official training order, one number from 0 on each line.</summary>
public static class IndexFile
{
    /// <exception cref="UserError">The file is missing, or a line is not the number of one of the images.</exception>
    public static int[] Read(string path, int count)
    {
        if (!File.Exists(path))
            throw new UserError($"The index file '{Path.GetFullPath(path)}' does not exist. Name a file with one image number per line.");
        return [.. File.ReadLines(path).Select((line, i) => (Line: line.Trim(), Number: i + 1)).Where(l => l.Line.Length > 0).Select(l => Index(path, l.Line, l.Number, count))];
    }

    private static int Index(string path, string text, int line, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
            ? index
            : throw new UserError($"Line {line} of the index file '{path}' is '{text}'. It must be a whole number from 0 to {count - 1}, one of the training images.");
}
