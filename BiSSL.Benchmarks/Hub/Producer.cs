using System.Diagnostics;
using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Runs;

namespace BiSSL.Benchmarks.Hub;

/// <summary>
/// A trainer whose steps are always the same work for the processor. It reports as the trainer does, a fixed number of points per second, so that
/// its steps per second tell what following it costs.
/// </summary>
internal static class Producer
{
    private const int Curves = 20;
    private const int Width = 1 << 13;
    private const int Passes = 100;

    public static async Task<int> Run(string store, string run, int rate)
    {
        using TrainerSession session = TrainerSession.Begin(RunStore.Open(store, TimeProvider.System), run);
        var work = new Work();
        var thread = new Thread(() => work.Go(session, rate)) { IsBackground = true };
        thread.Start();
        await Helper.Serve(word =>
        {
            if (word == "end")
                End(session, work, thread);
            return Task.FromResult(new Count(work.Steps, work.Points, Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, work.Cpu));
        });
        return 0;
    }

    private static void End(TrainerSession session, Work work, Thread thread)
    {
        work.End();
        thread.Join();
        session.End(RunState.Completed, new StateChange { Result = "{}" });
    }

    /// <summary>How far it is.</summary>
    /// <param name="Time">Seconds on the clock.</param>
    /// <param name="Cpu">Seconds of processor time of the whole process.</param>
    internal sealed record Count(long Steps, long Points, double Time, double Cpu);

    private sealed class Work
    {
        private long _steps, _points;
        private volatile bool _over;

        public long Steps => Interlocked.Read(ref _steps);

        public long Points => Interlocked.Read(ref _points);

        public double Cpu => Environment.CpuUsage.TotalTime.TotalSeconds;

        public void Go(TrainerSession session, int rate)
        {
            double[] state = new double[Width];
            for (long start = Stopwatch.GetTimestamp(); !_over;)
            {
                Step(state);
                Interlocked.Increment(ref _steps);
                for (long due = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate); _points < due; Interlocked.Increment(ref _points))
                    Report(session, _points, state[0]);
            }
        }

        public void End() => _over = true;

        private static void Step(double[] state)
        {
            for (int pass = 0; pass < Passes; pass++)
                for (int i = 0; i < state.Length; i++)
                    state[i] = state[i] * 0.999 + i;
        }

        private static void Report(TrainerSession session, long point, double value)
        {
            session.Reporter.Point("seed 0/bissl", $"curve/{point % Curves}", point / Curves, value);
            if (point % Curves == 0)
                session.Reporter.Progress("seed 0/bissl", "bissl", point / Curves, int.MaxValue, 10);
        }
    }
}
