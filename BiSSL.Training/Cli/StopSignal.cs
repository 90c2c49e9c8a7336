using System.Runtime.InteropServices;

namespace BiSSL.Training.Cli;

/// <summary>Ctrl-C, SIGTERM and a closed terminal ask training to stop at the next step; the second time the process ends at once.</summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _asked;

    /// <param name="asked">Told once, on a thread of the system.</param>
    public StopSignal(Action asked)
    {
        _asked = asked;
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        _stop.Cancel();
        _asked();
    }
}
