using System.Globalization;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

/// <summary>A trainer without training.</summary>
internal static class ReportingChild
{
    /// <summary>FOLDER RUN FIRST COUNT: reports that many steps, one by one, and says so every tenth.</summary>
    public static void Report(string[] args)
    {
        using TrainerSession session = TrainerSession.Begin(RunStore.Open(args[0], TimeProvider.System), args[1]);
        long first = long.Parse(args[2], CultureInfo.InvariantCulture), count = long.Parse(args[3], CultureInfo.InvariantCulture);
        for (long step = first; step < first + count; step++)
        {
            session.Reporter.Point("seed 0/bissl", "loss", step, Loss(step));
            session.Reporter.Point("seed 0/bissl", "rate", step, -step);
            if (step % 10 == 0)
            {
                session.Reporter.Flush();
                Console.WriteLine(step);
            }
        }

        session.End(RunState.Completed, new StateChange { Result = "{}" });
    }

    /// <summary>FOLDER RUN: begins, says so, and waits to be killed.</summary>
    public static void Hold(string[] args)
    {
        using TrainerSession session = TrainerSession.Begin(RunStore.Open(args[0], TimeProvider.System), args[1]);
        Console.WriteLine("held");
        Console.In.ReadLine();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>FOLDER RUN: reports 1000 steps and leaves by Environment.Exit, disposing nothing.</summary>
    public static void Leave(string[] args)
    {
        ReportThousand(args);
        Environment.Exit(7);
    }

    /// <summary>FOLDER RUN: reports 1000 steps and dies of an exception on another thread.</summary>
    public static void Crash(string[] args)
    {
        ReportThousand(args);
        var thread = new Thread(() => throw new InvalidOperationException("on purpose"));
        thread.Start();
        thread.Join();
    }

    public static double Loss(long step) => Math.Sin(step) / (step + 1);

    private static void ReportThousand(string[] args)
    {
        TrainerSession session = TrainerSession.Begin(RunStore.Open(args[0], TimeProvider.System), args[1]);
        for (long step = 0; step < 1000; step++)
            session.Reporter.Point("seed 0/bissl", "loss", step, Loss(step));
    }
}
