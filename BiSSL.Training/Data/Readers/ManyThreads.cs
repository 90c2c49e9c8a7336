using System.Runtime.ExceptionServices;

namespace BiSSL.Training.Data.Readers;

/// <summary>The same work for many numbers, each on any thread.</summary>
internal static class ManyThreads
{
    /// <summary>For 0 … count − 1; the first failure is thrown as it was.</summary>
    public static void For(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
