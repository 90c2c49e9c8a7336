using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Runs.Maps;

public sealed class MapFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MapFiles _files;

    public MapFilesTests() => _files = new MapFiles(_folder["map"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var frame = new MapFrame([0, 1, 2], [0.25f, 0.5f, 1], [-1, -1, 2], [0, 0, 0.75f], [4, 3, 4]);
        _files.WritePoints([0, 1, 2], [7, 8, 9]);
        _files.WritePositions(1, [1, 2, 3], [-1, -2, -3]);
        _files.WriteFrame(1, frame);
        _files.WriteNeighbours(1, [1, 2, 0, 2, 1, 0], [0.5f, 1, 0.5f, 2, 1, 3]);
        _files.WriteThumbnails(0, [9, 9]);

        Assert.Equivalent(new { Labels = (int[])[0, 1, 2], Images = (int[])[7, 8, 9] }, new { _files.ReadPoints().Labels, _files.ReadPoints().Images });
        Assert.Equal([1, -1, 2, -2, 3, -3], _files.ReadPositions(1));
        Assert.Equivalent(frame, _files.ReadFrame(1), strict: true);
        Assert.Equal([0, 2], _files.ReadNeighbours(1, 1, 2).Points);
        Assert.Equal([0.5f, 2], _files.ReadNeighbours(1, 1, 2).Distances);
        Assert.Equal([9, 9], File.ReadAllBytes(_files.Thumbnails(0)));
    }

    [Fact]
    public void Points_OnDisk_AreLittleEndianWithoutAHeader()
    {
        _files.WritePoints([258], [3]);
        Assert.Equal([2, 1, 0, 0, 3, 0, 0, 0], File.ReadAllBytes(_files.Points));
    }

    [Fact]
    public void WritePositions_AgainWhileSomebodyReads_ReplacesThemAsAWhole()
    {
        _files.WritePositions(0, [1], [1]);
        using FileStream reader = File.OpenRead(_files.Positions(0));
        _files.WritePositions(0, [2], [2]);

        Assert.Equal([2, 2], _files.ReadPositions(0));
        Assert.Equal(0x80, reader.ReadByte() + reader.ReadByte() + reader.ReadByte());
        Assert.Single(Directory.GetFiles(_folder["map"]));
    }

    [Fact]
    public void Read_WhatIsNotThere_SaysSo()
    {
        Assert.Contains("points.i32", Assert.Throws<UserError>(() => _files.ReadPoints()).Message, StringComparison.Ordinal);
        _files.WriteNeighbours(0, [1, 0], [1, 1]);
        Assert.Throws<UserError>(() => _files.ReadNeighbours(0, 2, 1));
    }
}
