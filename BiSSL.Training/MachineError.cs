using Microsoft.Data.Sqlite;

namespace BiSSL.Training;

/// <summary>
/// What was asked for is right, but this machine cannot do it now: its disk is full or may not be written, or another process holds a file. Ends the
/// command with exit code 1.
/// </summary>
public sealed class MachineError(string message, Exception inner) : UserError(message, inner)
{
    private const int NoSpace = 28, QuotaExceeded = 122, WindowsDiskFull = unchecked((int)0x80070070);
    private const int SqliteFull = 13;

    /// <summary>Whether more free space on the disk would help.</summary>
    public bool DiskIsFull => IsDiskFull(InnerException);

    /// <summary>Whether it, or what it came from, says that the disk is full.</summary>
    internal static bool IsDiskFull(Exception? e) => e switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull } or IOException { HResult: NoSpace or QuotaExceeded or WindowsDiskFull } => true,
        _ => IsDiskFull(e.InnerException),
    };
}
