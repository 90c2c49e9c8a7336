using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>The pictures of a list, decoded; those that could not be opened are left out of every set.</summary>
internal sealed class DecodedPictures : IDisposable
{
    private readonly bool _manyLabels;
    private readonly IReadOnlyList<LabelledPicture> _pictures;
    private readonly PictureStore _decoded;
    private readonly Dictionary<int, int> _rows;

    public DecodedPictures(DatasetRequest request, IReadOnlyList<LabelledPicture> pictures, List<PictureNote> warnings)
    {
        (_manyLabels, _pictures) = (request.Expected.ManyLabels, pictures);
        (_decoded, var kept) = new DecodedCache(request.DecodedFolder).Load([.. pictures.Select(picture => picture.File)], request.Decoding, warnings);
        _rows = kept.Index().ToDictionary(row => row.Item, row => row.Index);
    }

    /// <summary>A set of its own of pictures by their numbers in the list.</summary>
    public ImageSet Set(int[] numbers, IReadOnlyList<string> classNames)
    {
        using var scope = NewDisposeScope();
        int[] present = [.. numbers.Where(_rows.ContainsKey)];
        var rows = Array.ConvertAll(present, number => _rows[number]);
        var labels = Array.ConvertAll(present, number => _pictures[number].Classes);
        return new ImageSet(_decoded.Subset(rows), _manyLabels ? Marks(labels, classNames.Count) : tensor(Array.ConvertAll(labels, classes => (long)classes[0])), classNames);
    }

    public void Dispose() => _decoded.Dispose();

    /// <summary>[N, C] of ones at the classes of each image and zeros elsewhere.</summary>
    private static Tensor Marks(int[][] labels, int classes)
    {
        var marks = new float[labels.Length * classes];
        foreach (var (image, numbers) in labels.Index())
            Array.ForEach(numbers, number => marks[(image * classes) + number] = 1);
        return tensor(marks).reshape(labels.Length, classes);
    }
}
