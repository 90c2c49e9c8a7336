using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary><c>command</c>: asks something of a run that is training in another process.</summary>
internal sealed class SendCommand(TimeProvider time, Terminal terminal)
{
    private const int Patience = 30;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);
    private static readonly CommandKind[] s_kinds = [CommandKind.Pause, CommandKind.Resume, CommandKind.Stop, CommandKind.Checkpoint, CommandKind.Evaluate, CommandKind.Embed, CommandKind.Set];

    private readonly Argument<string> _name = new("NAME") { Description = $"For set: {string.Join(", ", LiveSettings.Names)}.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly Argument<string?> _value = new("VALUE") { Description = "For set: the new value; lr multiplies every learning rate.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string> _what = new("WHAT") { Description = $"{string.Join(", ", s_kinds.SkipLast(1).Select(Word))} or {Word(s_kinds[^1])}.", HelpName = "WHAT" };

    public Command Build()
    {
        _what.AcceptOnlyFromAmong([.. s_kinds.Select(Word)]);
        var command = new Command("command", "Ask a training run to pause, resume, stop, save a checkpoint, measure itself now, store features now, or change a setting: command RUN set lambda 0.01") { _run, _what, _name, _value, _store };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var store = RunStore.Open(words.GetValue(_store)!, time);
        var run = store.Find(words.GetValue(_run)!);
        Reconciliation.Of(store, run.Id);
        var outbox = new CommandOutbox(store);
        var kind = s_kinds.First(one => Word(one) == words.GetValue(_what));
        var answered = Await(outbox, outbox.Send(run.Id, kind, words.GetValue(_name), Number(words.GetValue(_value))));
        if (answered.State == CommandState.Refused)
            throw new UserError($"The run refused: {answered.Answer}");
        terminal.Output.WriteLine(answered.Answer ?? string.Create(CultureInfo.InvariantCulture, $"Sent. The run has not answered within {Patience} s; it will at its next step."));
        return ExitCode.Done;
    }

    private static double? Number(string? text) =>
        text is null ? null
        : OptionText.TryParse(typeof(double), text, out var number) ? (double)number
        : throw new UserError($"'{text}' is not a number: {OptionText.CommaHint(text)}it must be one as in: set lambda 0.01.");

    private CommandRecord Await(CommandOutbox outbox, CommandRecord sent)
    {
        var start = time.GetTimestamp();
        while (sent.State is CommandState.Pending or CommandState.Taken && time.GetElapsedTime(start).TotalSeconds < Patience)
        {
            Thread.Sleep(s_look);
            sent = outbox.Get(sent.Id);
        }
        return sent;
    }

    private static string Word(CommandKind kind) => kind.ToString().ToLowerInvariant();
}
