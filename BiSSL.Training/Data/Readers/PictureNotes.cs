using System.Collections.Concurrent;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Readers;

/// <summary>Reads picture files and notes what is to be said of them: which were left out, which are damaged and used all the same, and how many are transparent. Thread-safe.</summary>
/// <param name="files">Picture files.</param>
/// <param name="how">How they are decoded.</param>
internal sealed class PictureNotes(string[] files, PictureDecoding how)
{
    private readonly ConcurrentDictionary<int, string> _faults = [];
    private readonly ConcurrentDictionary<int, string> _repairs = [];
    private int _transparent;

    /// <summary>The picture; null where nothing can be seen of it or it cannot be opened.</summary>
    /// <param name="number">Of the file.</param>
    public RgbImage? Read(int number)
    {
        try
        {
            var picture = PictureFile.Decode(files[number], how);
            if (picture.Repair is { } repair)
                _repairs[number] = repair;
            if (picture.HasTransparency)
                Interlocked.Increment(ref _transparent);
            return picture.Image;
        }
        catch (Exception error) when (error is DamagedImageException or IOException or UnauthorizedAccessException)
        {
            _faults[number] = error.Message;
            return null;
        }
    }

    /// <summary>Adds a sentence for every file that was left out and for every one that is damaged, in their order, and one for each count.</summary>
    public void Tell(ICollection<PictureNote> warnings)
    {
        foreach (var (number, fault) in _faults.OrderBy(pair => pair.Key))
            warnings.Add(new(PlainText.Line($"Left out '{files[number]}': {fault.TrimEnd('.')}."), IsLeftOut: true));
        foreach (var (number, repair) in _repairs.OrderBy(pair => pair.Key))
            warnings.Add(new(PlainText.Line($"{DataDescription.Used}{files[number]}' as far as it can be seen: {repair}.")));
        if (!_repairs.IsEmpty)
            warnings.Add(new($"{Words.Many(_repairs.Count, "damaged picture")} of {Words.Number(files.Length)} {(_repairs.Count == 1 ? "is" : "are")} used as far as can be seen."));
        if (_transparent > 0)
            warnings.Add(new($"{Words.Many(_transparent, "picture")} of {Words.Number(files.Length)} {(_transparent == 1 ? "is" : "are")} transparent in places; {how.Ground} is seen there."));
    }
}
