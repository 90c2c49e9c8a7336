using Microsoft.Playwright;

namespace BiSSL.Benchmarks.Stage;

/// <summary>The system's own Chromium without a window. Playwright drives it and downloads nothing.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    /// <summary>Where it is installed; nothing if it is not.</summary>
    public static string? Program { get; } = (
        from name in s_names
        from folder in Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? []
        let program = Path.Combine(folder, name)
        where File.Exists(program)
        select program).FirstOrDefault();

    public IBrowser Browser { get; }

    public static async Task<Chromium> Start()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        // Containers and root have no sandbox, and it opens our own pages only; where there is no GPU, the processor draws what WebGL asks for.
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--enable-unsafe-swiftshader"] }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
