namespace BiSSL.Web.Security;

/// <summary>What somebody sees who is not let in, and the step from the link to the first page. Neither needs script or style.</summary>
internal static class SignInPage
{
    private const string Ask = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>BiSSL: sign in</title></head>
        <body><main><h1>Sign in</h1><p>Open the link that <code>./run.sh</code> printed, or paste its token here.</p>
        <form action="/sign-in" method="get"><label>Token <input name="token" type="password" autocomplete="off" required></label> <button>Sign in</button></form>
        </main></body></html>
        """;

    private const string Go = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>BiSSL</title><meta http-equiv="refresh" content="0;url=/"></head>
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
        await Html(context, Ask);
    }

    public static Task GoOn(HttpContext context) => Html(context, Go);

    private static Task Html(HttpContext context, string text)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
