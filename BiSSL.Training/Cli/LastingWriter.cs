using System.Text;

namespace BiSSL.Training.Cli;

/// <summary>A writer that goes silent when what it writes to is gone or full: a run must not end because nobody can read its progress.</summary>
public sealed class LastingWriter(TextWriter inner) : TextWriter
{
    private readonly Lock _turn = new();

    /// <summary>Why it went silent, or null.</summary>
    public string? Fault { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        lock (_turn)
        {
            if (Fault is not null)
                return;
            try
            {
                write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                Fault = (e.InnerException ?? e).Message;
            }
        }
    }
}
