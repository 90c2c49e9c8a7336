using System.Diagnostics;
using System.Text.Json;

namespace BiSSL.Benchmarks.Stage;

/// <summary>Another process of this program that answers every line it is told with one line of JSON.</summary>
internal sealed class Helper : IDisposable
{
    private readonly Process _process;

    /// <param name="cores">The cores it may use; all if not given.</param>
    public Helper(string? cores, params IEnumerable<string> words)
    {
        _process = Process.Start(Programs.Dotnet(cores, words.Prepend(typeof(Helper).Assembly.Location)))!;
        _process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>The other side: answers until the input ends.</summary>
    public static async Task Serve<T>(Func<string, Task<T>> answer)
    {
        while (await Console.In.ReadLineAsync() is { } word)
            Console.WriteLine(JsonSerializer.Serialize(await answer(word)));
    }

    /// <exception cref="InvalidOperationException">It died.</exception>
    public async Task<T> Ask<T>(string word)
    {
        await _process.StandardInput.WriteLineAsync(word);
        await _process.StandardInput.FlushAsync();
        string? line = await _process.StandardOutput.ReadLineAsync();
        return JsonSerializer.Deserialize<T>(line ?? throw new InvalidOperationException("A helper process ended early."))!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
