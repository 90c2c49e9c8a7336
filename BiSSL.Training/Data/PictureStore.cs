using static TorchSharp.torch;

namespace BiSSL.Training.Data;

/// <summary>Pictures, each of its own width and height, one after the other as bytes on one device. Owns its tensors.</summary>
public sealed class PictureStore : IDisposable
{
    /// <summary>Values that pictures of different sizes may be padded to at a time: a quarter of a GiB of places.</summary>
    private const long PieceValues = 1 << 25;

    private readonly PictureSize[] _sizes;
    private readonly long[] _offsets;
    private readonly Tensor? _images;

    /// <param name="pixels">uint8 (Σ 3·H·W), each picture channel by channel and row by row.</param>
    /// <param name="sizes">Of each picture.</param>
    public PictureStore(Tensor pixels, IReadOnlyList<PictureSize> sizes)
    {
        Pixels = pixels.DetachFromDisposeScope();
        _sizes = [.. sizes];
        _offsets = new long[_sizes.Length];
        for (var i = 1; i < _sizes.Length; i++)
            _offsets[i] = _offsets[i - 1] + _sizes[i - 1].Bytes;
        if (_sizes.Distinct().Take(2).Count() < 2)
            _images = View(Pixels, _sizes).DetachFromDisposeScope();
    }

    /// <summary>uint8 (Σ 3·H·W).</summary>
    public Tensor Pixels { get; }

    public IReadOnlyList<PictureSize> Sizes => _sizes;

    public int Count => _sizes.Length;

    /// <summary>All pictures, uint8 (N, 3, H, W), where they are of one size.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    public Tensor Images => _images ?? throw new InvalidOperationException("The pictures have different sizes.");

    /// <summary>The store of images of one size, uint8 (N, 3, H, W), which it takes over.</summary>
    public static PictureStore OfEqual(Tensor images)
    {
        using (images)
        {
            using var beside = images.contiguous();
            var size = new PictureSize((int)images.size(3), (int)images.size(2));
            return new PictureStore(beside.view(-1), [.. Enumerable.Repeat(size, (int)images.size(0))]);
        }
    }

    /// <summary>Where a picture begins in <see cref="Pixels"/>.</summary>
    public long Offset(int picture) => _offsets[picture];

    /// <summary>A copy of the pictures with the given numbers, uint8 (B, 3, H, W), H and W of the highest and of the widest: smaller ones repeat their last row and column.</summary>
    public Tensor Take(int[] indices)
    {
        using var scope = NewDisposeScope();
        var pictures = _images?.index_select(0, Numbers(Array.ConvertAll(indices, i => (long)i))) ?? Padded(indices);
        return pictures.MoveToOuterDisposeScope();
    }

    /// <summary>Where to cut a batch so that what <see cref="Take"/> gives stays small; pictures of one size stay together.</summary>
    public IEnumerable<Range> Pieces(int[] indices)
    {
        var (first, height, width) = (0, 0, 0);
        for (var i = 0; i < indices.Length && _images is null; i++)
        {
            var size = _sizes[indices[i]];
            (height, width) = (Math.Max(height, size.Height), Math.Max(width, size.Width));
            if (i > first && 3L * (i + 1 - first) * height * width > PieceValues)
            {
                yield return first..i;
                (first, height, width) = (i, size.Height, size.Width);
            }
        }
        yield return first..indices.Length;
    }

    /// <summary>A store of its own with the given pictures.</summary>
    public PictureStore Subset(int[] indices)
    {
        using var scope = NewDisposeScope();
        var pixels = Array.ConvertAll(indices, i => Pixels.narrow(0, _offsets[i], _sizes[i].Bytes));
        return new PictureStore(pixels.Length > 0 ? cat(pixels) : Pixels.narrow(0, 0, 0).clone(), Array.ConvertAll(indices, i => _sizes[i]));
    }

    /// <summary>The store on a device. Shares memory with this one, which may be disposed first, if both are on the processor.</summary>
    public PictureStore To(Device device) => new(DeviceCopy.Of(Pixels, device), _sizes);

    /// <summary>The same pictures; shares memory with this one, which may be disposed first.</summary>
    public PictureStore Shared() => new(Pixels.alias(), _sizes);

    public void Dispose()
    {
        _images?.Dispose();
        Pixels.Dispose();
    }

    private static Tensor View(Tensor pixels, PictureSize[] sizes)
    {
        var size = sizes.FirstOrDefault();
        return pixels.view(sizes.Length, 3, size.Height, size.Width);
    }

    private Tensor Padded(int[] indices)
    {
        var sizes = Array.ConvertAll(indices, i => _sizes[i]);
        Tensor Column(Func<int, long> value) => Numbers([.. Enumerable.Range(0, sizes.Length).Select(value)]).view(-1, 1, 1, 1);
        Tensor Places(int count) => arange(count, dtype: ScalarType.Int64, device: Pixels.device);
        Tensor Within(Tensor places, Tensor lengths) => where(places.lt(lengths), places, lengths - 1);
        var (heights, widths) = (Column(i => sizes[i].Height), Column(i => sizes[i].Width)); // (B, 1, 1, 1)
        var rows = Within(Places(sizes.Max(size => size.Height)).view(1, 1, -1, 1), heights); // (B, 1, H, 1)
        var columns = Within(Places(sizes.Max(size => size.Width)).view(1, 1, 1, -1), widths); // (B, 1, 1, W)
        var starts = (Places(3).view(1, 3, 1, 1) * heights + rows) * widths + Column(i => _offsets[indices[i]]); // (B, 3, H, 1)
        var places = starts + columns; // (B, 3, H, W)
        return Pixels.index_select(0, places.view(-1)).view(places.shape);
    }

    private Tensor Numbers(long[] values) => tensor(values, device: Pixels.device);
}
