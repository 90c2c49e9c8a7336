using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Tries a database operation again while what stopped it may pass, then says in one sentence what stopped it.</summary>
internal static class Retry
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="MachineError">It still fails after <paramref name="patience"/>, or fails for good.</exception>
    public static T Until<T>(TimeSpan patience, string file, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return work();
            }
            catch (SqliteException e) when (MayPass(e) && Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(s_pause);
            }
            catch (SqliteException e)
            {
                throw new MachineError(Sentence(e, file, Stopwatch.GetElapsedTime(start)), e);
            }
        }
    }

    /// <summary>Whether what stopped it is that nothing can be written there.</summary>
    public static bool IsUnwritable(SqliteException e) => e.SqliteErrorCode is ReadOnly or InputOutput or Full or CannotOpen;

    /// <summary>Whether what stopped it may be that the disk has no room.</summary>
    public static bool HasNoRoom(MachineError e) => e.InnerException is SqliteException { SqliteErrorCode: Full or InputOutput };

    private static bool MayPass(SqliteException e) => e.SqliteErrorCode is Busy or Locked or InputOutput or Full;

    private static string Sentence(SqliteException e, string file, TimeSpan waited) => e.SqliteErrorCode switch
    {
        Busy or Locked => $"{file} was locked by another process for {waited.TotalSeconds:0} s; close what holds it, then resume the run.",
        Full => $"{file} could not be written: the disk is full; free some space, then resume the run.",
        InputOutput => $"{file} could not be read or written ({e.Message}); check the disk and its free space, then resume the run.",
        ReadOnly => $"{file} may not be written; give yourself the right to write it and its folder, or choose another store folder with --store DIR.",
        CannotOpen => $"{file} could not be opened; check that the folder exists and may be written.",
        _ => $"{file} could not be used ({e.Message}); if the file is damaged, restore it or choose another store folder.",
    };
}
