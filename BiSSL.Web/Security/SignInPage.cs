namespace BiSSL.Web.Security;

/// <summary>What somebody sees who is not let in, and the step from the link to the first page. Both stand alone: strangers get no other file, and no script.</summary>
internal static class SignInPage
{
    private const string Head = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
        """;

    private const string Style = """
        <style>
        :root { --bg: #f6f7f9; --panel: #fff; --ink: #16202c; --muted: #566472; --line: #e3e7ec; --edge: #c4ccd5; --lower: #0068a3; --upper: #8a5a00; --accent: #0072b2; --on-accent: #fff }
        @media (prefers-color-scheme: dark) {
          :root { --bg: #0e141b; --panel: #161e27; --ink: #e6edf3; --muted: #93a1b0; --line: #26313d; --edge: #3d4a58; --lower: #56b4e9; --upper: #f0b73a; --accent: #56b4e9; --on-accent: #06121c }
        }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--bg); color: var(--ink); font: 14px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif }
        main { width: 100%; max-width: 400px; padding: 24px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px }
        h1 { margin: 0 0 16px; font-size: 19px } h1 i { color: var(--lower); font-style: normal } h1 b { color: var(--upper) }
        p { margin: 0 0 16px; color: var(--muted) } code { color: var(--ink) }
        label { display: block; margin-bottom: 4px; font-weight: 600 }
        .row { display: flex; gap: 8px }
        input { flex: 1; min-width: 0; padding: 7px 8px; background: var(--bg); color: var(--ink); border: 1px solid var(--edge); border-radius: 6px; font: inherit }
        button { padding: 7px 14px; background: var(--accent); color: var(--on-accent); border: 0; border-radius: 6px; font: inherit; cursor: pointer }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
        </style>
        """;

    private const string Wrong = "That token is wrong, or a newer one took its place. ";

    private const string Go = $"""
        {Head}<title>BiSSL Studio</title><meta http-equiv="refresh" content="0;url=/">{Style}</head>
        <body><a href="/">Go on</a></body></html>
        """;

    /// <summary>401: a page for people, a sentence for scripts.</summary>
    public static async Task Write(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Refusal.Write(context, StatusCodes.Status401Unauthorized, "Sign in by the link that ./run.sh printed, or send its token as 'Authorization: Bearer TOKEN'.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await Html(context, Ask(context.Request.Query.ContainsKey("token") ? Wrong : ""));
    }

    public static Task GoOn(HttpContext context) => Html(context, Go);

    /// <param name="before">What to say first.</param>
    private static string Ask(string before) => $"""
        {Head}<title>Sign in · BiSSL Studio</title>{Style}</head>
        <body><main><h1><i>Bi</i><b>SSL</b> Studio</h1>
        <p>{before}Open the link that <code>./run.sh</code> printed, or paste its token here.</p>
        <form action="/sign-in" method="get"><label for="token">Token</label>
        <div class="row"><input id="token" name="token" type="password" autocomplete="off" required autofocus><button>Sign in</button></div></form>
        </main></body></html>
        """;

    private static Task Html(HttpContext context, string text)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
