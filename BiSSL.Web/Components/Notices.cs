using BiSSL.Training;
using Radzen;

namespace BiSSL.Web.Components;

/// <summary>What a page says to its user besides what stands on it: answers, faults and questions.</summary>
public sealed class Notices(NotificationService notifications, DialogService dialogs)
{
    private const double Short = 6_000, Long = 20_000;

    /// <summary>Says that something was done.</summary>
    public void Done(string sentence) => Say(NotificationSeverity.Success, sentence, Short);

    /// <summary>Says that something was not done, and why.</summary>
    public void Refused(string sentence) => Say(NotificationSeverity.Error, sentence, Long);

    /// <summary>Does something that may be refused; a refusal is shown. True if it was done.</summary>
    public async Task<bool> Try(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (UserError e)
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

    /// <summary>Asks before something that cannot be undone.</summary>
    /// <param name="yes">What the button says that does it.</param>
    public async Task<bool> Confirm(string question, string sentence, string yes) =>
        await dialogs.OpenAsync<Controls.Question>(question, new Dictionary<string, object?> { [nameof(Controls.Question.Sentence)] = sentence, [nameof(Controls.Question.Yes)] = yes }) is true;

    private void Say(NotificationSeverity severity, string sentence, double milliseconds) =>
        notifications.Notify(new NotificationMessage { Severity = severity, Detail = sentence, Duration = milliseconds, CloseOnClick = true });
}
