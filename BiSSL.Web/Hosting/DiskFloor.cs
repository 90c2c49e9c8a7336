using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>Keeps some of the disk free: nothing new begins below the floor, so that what runs can still save its work.</summary>
public sealed class DiskFloor(RunStore store, IOptions<DashboardOptions> options)
{
    private const long Megabyte = 1 << 20;

    /// <summary>Bytes that the store's disk still takes.</summary>
    public long Free => new DriveInfo(store.Paths.Root).AvailableFreeSpace;

    /// <summary>The bytes that must stay free.</summary>
    public long Floor => options.Value.DiskFloorMegabytes * Megabyte;

    public bool Reached => Free < Floor;

    /// <exception cref="RequestFault">There is less.</exception>
    public void Require()
    {
        if (Reached)
            throw new RequestFault(StatusCodes.Status507InsufficientStorage,
                $"The disk has {Free / Megabyte} MB left, and {options.Value.DiskFloorMegabytes} MB must stay free; delete some runs first.");
    }
}
