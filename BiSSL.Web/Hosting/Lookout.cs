using BiSSL.Training;

namespace BiSSL.Web.Hosting;

/// <summary>Looks at the store every second and does what is due. A store that cannot be read now is looked at again.</summary>
public abstract partial class Lookout(TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    /// <summary>One round.</summary>
    protected abstract void Look();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pace, time);
        do
        {
            try
            {
                Look();
            }
            catch (Exception e) when (e is UserError or IOException)
            {
                CannotLook(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "{Why}")]
    protected partial void CannotLook(string why);
}
