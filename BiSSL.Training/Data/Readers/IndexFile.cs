using System.Globalization;

namespace BiSSL.Training.Data.Readers;

/// <summary>A file that names images of the official training order, one number from 0 on each line.</summary>
public static class IndexFile
{
    /// <summary>The numbers in the order of the file.</summary>
    /// <exception cref="UserError">The file is missing or empty, or a line is not the number of one of the images, or is there twice.</exception>
    public static int[] Read(string path, int count)
    {
        if (!File.Exists(path))
            throw new UserError($"The index file '{Path.GetFullPath(path)}' does not exist. Name a file with one image number per line.");
        var lines = File.ReadLines(path).Select((line, i) => (Text: line.Trim(), Number: i + 1)).Where(line => line.Text.Length > 0);
        var (named, seen) = (new List<int>(), new HashSet<int>());
        foreach (var (text, number) in lines)
        {
            var index = Index(path, text, number, count);
            if (!seen.Add(index))
                throw new UserError($"Line {number} of the index file '{path}' names image {index} a second time. Name each image once.");
            named.Add(index);
        }
        return named.Count > 0 ? [.. named] : throw new UserError($"The index file '{path}' names no image. Write one image number per line.");
    }

    private static string Start(string text) => text.Length > 20 || text.Any(char.IsControl) ? string.Concat(text.Take(20).Where(c => !char.IsControl(c))) + "…" : text;

    private static int Index(string path, string text, int line, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
            ? index
            : throw new UserError($"Line {line} of the index file '{path}' is '{Start(text)}'. It must be a whole number from 0 to {count - 1}, one of the training images.");
}
