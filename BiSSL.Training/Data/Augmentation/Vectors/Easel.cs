using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>Where one thread makes one view after the other.</summary>
/// <param name="side">Side of the views.</param>
internal sealed class Easel(int side)
{
    private readonly Lines _lines = new(side, side);
    private readonly LinesCrop _crop = new(side);
    private readonly LinesBlur _blur = new(side);

    /// <summary>Crop, flip, jitter, grey, blur, solarise.</summary>
    /// <param name="image">3·H·W bytes, channel by channel.</param>
    /// <param name="size">H and W.</param>
    /// <param name="view">What to do.</param>
    /// <param name="tables">Gives the weights for a length of the crop.</param>
    public void Paint(ReadOnlySpan<byte> image, PictureSize size, ViewParameters view, Func<int, ResampleTable> tables)
    {
        _crop.Apply(image, size, view.Crop, view.Flip, tables, _lines);
        foreach (var step in view.Jitter)
            Jitter(step);
        if (view.Grey)
            _lines.Apply(new Grey());
        if (view.Sigma > 0)
            _blur.Apply(_lines, view.Sigma);
        if (view.Solarise)
            _lines.Apply(new Solarisation());
    }

    /// <summary>The view channel by channel, each level times the channel's scale plus its shift.</summary>
    public void CopyTo(Span<float> result, float[] scale, float[] shift)
    {
        for (var colour = 0; colour < 3; colour++)
            for (var y = 0; y < side; y++)
            {
                var from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _lines.Line(y), colour * _lines.Stride), side);
                var to = result.Slice(((colour * side) + y) * side, side);
                Normalise(from, to, scale[colour], shift[colour]);
            }
    }

    private static void Normalise(ReadOnlySpan<float> from, Span<float> to, float scale, float shift)
    {
        var x = 0;
        for (; x <= from.Length - Vector<float>.Count; x += Vector<float>.Count)
            ((new Vector<float>(from[x..]) * scale) + new Vector<float>(shift)).CopyTo(to[x..]);
        for (; x < from.Length; x++)
            to[x] = (from[x] * scale) + shift;
    }

    private void Jitter(JitterStep step)
    {
        switch (step.Operation)
        {
            case JitterOperation.Brightness:
                _lines.Apply(new Brightness((float)step.Amount));
                break;
            case JitterOperation.Contrast:
                _lines.Apply(new Contrast((float)step.Amount, _lines.MeanLuminance()));
                break;
            case JitterOperation.Saturation:
                _lines.Apply(new Saturation((float)step.Amount));
                break;
            default:
                _lines.Apply(new HueTurn(HueShift.Steps(step.Amount)));
                break;
        }
    }
}
