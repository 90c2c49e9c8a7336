using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Radzen;

namespace BiSSL.Web.Components;

/// <summary>What a page says to its user besides what stands on it: answers, faults and questions.</summary>
public sealed class Notices(NotificationService notifications, DialogService dialogs)
{
    private const double Short = 6_000, Long = 20_000;

    private bool _asks;

    /// <summary>Says that something was done.</summary>
    public void Done(string sentence) => Say(NotificationSeverity.Success, sentence, Short);

    /// <summary>Says that something was not done, and why.</summary>
    public void Refused(string sentence) => Say(NotificationSeverity.Error, sentence, Long);

    /// <summary>Says what a trainer answered to a command.</summary>
    /// <param name="sent">Nothing if it was done without the trainer.</param>
    /// <param name="otherwise">What to say then.</param>
    public void Tell(CommandRecord? sent, string otherwise)
    {
        if (sent is { State: CommandState.Refused })
            Refused(sent.Answer ?? "The trainer refused it.");
        else if (sent is { State: CommandState.Pending or CommandState.Taken })
            Say(NotificationSeverity.Info, "The trainer has not answered yet; the log will show when it does.", Short);
        else
            Done(sent?.Answer ?? otherwise);
    }

    /// <summary>Does something that may be refused; a refusal is shown. True if it was done.</summary>
    public async Task<bool> Try(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception e) when (e is UserError or RequestFault)
        {
            Refused(e.Message);
            return false;
        }
    }

    /// <inheritdoc cref="Try(Func{Task})"/>
    public Task<bool> Try(Action work) => Try(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Asks before something that cannot be undone; while one question is open, another one is answered no.</summary>
    /// <param name="yes">What the button says that does it.</param>
    public async Task<bool> Confirm(string question, string sentence, string yes)
    {
        if (_asks)
            return false;
        _asks = true;
        try
        {
            return await dialogs.OpenAsync<Controls.Question>(question, new Dictionary<string, object?> { [nameof(Controls.Question.Sentence)] = sentence, [nameof(Controls.Question.Yes)] = yes }) is true;
        }
        finally
        {
            _asks = false;
        }
    }

    private void Say(NotificationSeverity severity, string sentence, double milliseconds) =>
        notifications.Notify(new NotificationMessage { Severity = severity, Detail = sentence, Duration = milliseconds, CloseOnClick = true });
}
