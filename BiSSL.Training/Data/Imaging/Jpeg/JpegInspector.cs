using System.Buffers;
using System.Buffers.Binary;

namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>
/// Walks through a JPEG's segments and over its entropy-coded data, to find what decoders pass over in silence: they fill what is missing with grey, and show
/// what is damaged as it comes out.
/// </summary>
internal ref struct JpegInspector
{
    private const byte Fill = 0xFF;
    private const byte HuffmanTables = 0xC4;
    private const byte Restart = 0xD0;
    private const byte End = 0xD9;
    private const byte Start = 0xDA;
    private const byte RestartInterval = 0xDD;

    private readonly ReadOnlySpan<byte> _file;
    private readonly HuffmanTable?[,] _tables = new HuffmanTable?[2, 4];
    private JpegFrame? _frame;
    private int _position = 2;
    private int _restartInterval;
    private bool _hasScan;
    private double _share = 1;
    private string? _fault;

    private JpegInspector(ReadOnlySpan<byte> file) => _file = file;

    /// <exception cref="DamagedImageException">It is a kind of JPEG that is not read, or ends before its pixels begin.</exception>
    public static JpegCondition Inspect(ReadOnlySpan<byte> file) => new JpegInspector(file).Inspect();

    /// <summary>Whether its frame is one that comes in a single pass, grey or of three colours.</summary>
    public static bool IsSimple(ReadOnlySpan<byte> file) =>
        new JpegInspector(file).Frame() is { Unread: null, IsProgressive: false, Components.Count: 1 or 3 };

    private JpegFrame? Frame()
    {
        while (NextMarker() is var marker and not (0 or Start) && Segment(marker) is { } segment)
        {
            if (JpegFrame.Begins(marker))
                return JpegFrame.Read(marker, _file[segment]);
        }
        return null;
    }

    private JpegCondition Inspect()
    {
        while (NextMarker() is var marker and not 0)
        {
            if (marker == End || Segment(marker) is not { } segment)
                return Condition(marker == End);
            Read(marker, _file[segment]);
        }
        return Condition(hasEnd: false);
    }

    private JpegCondition Condition(bool hasEnd)
    {
        if (_frame is null || !_hasScan)
            throw new DamagedImageException("it is cut off before its pixels begin");
        if (_frame.Components.Any(one => one.LowestBits.Any(bit => bit != 0)))
            _fault ??= "it is cut off: some of its scans are missing, so that it is coarse";
        if (!hasEnd)
            _fault ??= "its end marker is missing";
        return new JpegCondition(_share, _fault, hasEnd, _position, _frame.IsProgressive);
    }

    /// <summary>0 at the end of the file.</summary>
    private byte NextMarker()
    {
        while (_position + 1 < _file.Length)
        {
            if (_file[_position++] == Fill && _file[_position] is not (0 or Fill))
                return _file[_position++];
        }
        return 0;
    }

    /// <summary>What lies behind a marker; null, and the position before it, where the file ends first.</summary>
    private Range? Segment(byte marker)
    {
        var first = _position;
        if (marker is 1 or (>= Restart and < End))
            return first..first;
        var length = first + 2 <= _file.Length ? Math.Max((int)BinaryPrimitives.ReadUInt16BigEndian(_file[first..]), 2) : int.MaxValue;
        if (length > _file.Length - first)
        {
            _position -= 2;
            return null;
        }
        _position += length;
        return (first + 2).._position;
    }

    private void Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (JpegFrame.Begins(marker))
            _frame = Readable(JpegFrame.Read(marker, segment));
        else if (marker == HuffmanTables)
            ReadTables(segment);
        else if (marker == RestartInterval && segment.Length >= 2)
            _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
        else if (marker == Start && _frame is not null && JpegScan.Read(_frame, _tables, segment) is { } scan)
            Count(scan);
    }

    private static JpegFrame? Readable(JpegFrame? frame) =>
        frame?.Unread is { } kind ? throw new DamagedImageException($"it is {kind}, which is not read") : frame;

    private readonly void ReadTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 17)
        {
            var counts = segment[1..17];
            var symbols = 0;
            foreach (var count in counts)
                symbols += count;
            symbols = Math.Min(symbols, segment.Length - 17);
            _tables[(segment[0] >> 4) & 1, segment[0] & 3] = new HuffmanTable(counts, segment.Slice(17, symbols));
            segment = segment[(17 + symbols)..];
        }
    }

    /// <summary>Counts a scan's units, from one restart marker to the next; leaves the position at the marker behind.</summary>
    private void Count(JpegScan scan)
    {
        _hasScan = true;
        var buffer = ArrayPool<byte>.Shared.Rent(_file.Length - _position + BitWalk.Padding);
        var (done, good) = (0, 0);
        for (var interval = 0; ; interval++)
        {
            var length = Unstuff(buffer);
            var units = _restartInterval == 0 ? scan.Units - done : Math.Min(_restartInterval, scan.Units - done);
            if (scan.IsCountable)
                good += Count(scan, buffer, length, units);
            done += units;
            if (!IsRestart(interval))
                break;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        if (scan.IsCountable && good < scan.Units)
            Damaged(scan, (double)good / scan.Units);
    }

    private int Count(JpegScan scan, byte[] buffer, int length, int units)
    {
        var walk = new BitWalk(buffer, length);
        var good = scan.Count(ref walk, units);
        if (good == units && walk.BytesLeft > 0)
            _fault ??= $"it has {walk.BytesLeft} bytes too many in its data";
        return good;
    }

    private void Damaged(JpegScan scan, double share)
    {
        if (!scan.BringsMeans)
        {
            _fault ??= "its finer scans are damaged or cut off, so that it is coarse";
            return;
        }
        _share = Math.Min(_share, share);
        _fault = $"its data is damaged or cut off after {Math.Floor(100 * _share)} % of the picture";
    }

    /// <summary>Copies data up to the next marker, without the zeros that are stuffed behind bytes of 255 (B.1.1.5).</summary>
    private int Unstuff(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var rest = _file[Math.Min(_position, _file.Length)..];
            var next = rest.IndexOf(Fill);
            var run = next < 0 ? rest.Length : next;
            rest[..run].CopyTo(buffer.AsSpan(length));
            (length, _position) = (length + run, _position + run);
            if (next < 0 || _position + 1 >= _file.Length || _file[_position + 1] != 0)
                break;
            buffer[length++] = Fill;
            _position += 2;
        }
        buffer.AsSpan(length, BitWalk.Padding).Clear();
        return length;
    }

    private bool IsRestart(int interval)
    {
        if (_position + 1 >= _file.Length || _file[_position + 1] != Restart + (interval % 8))
            return false;
        _position += 2;
        return true;
    }
}
