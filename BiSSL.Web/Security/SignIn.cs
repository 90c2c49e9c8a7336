using System.Net.Http.Headers;

namespace BiSSL.Web.Security;

/// <summary>Lets in whoever has the cookie or sends the token, and nobody else; turns the printed link into the cookie.</summary>
internal sealed class SignIn(RequestDelegate next, Access access)
{
    public const string Path = "/sign-in";

    private const string Bearer = "bearer";

    /// <summary>True if the request was let in by a token it sent itself, which no page of another site can make it do.</summary>
    public static bool IsBearer(HttpContext context) => context.Items.ContainsKey(Bearer);

    public async Task InvokeAsync(HttpContext context)
    {
        AccessKey key = access.Key;
        if (context.Request.Path == Path)
            await Exchange(context, key);
        else if (IsLetIn(context, key))
            await Pass(context, key);
        else
            await SignInPage.Write(context);
    }

    private static async Task Exchange(HttpContext context, AccessKey key)
    {
        if (!Verbs.OnlyRead(context.Request) || !key.IsToken(context.Request.Query["token"]))
        {
            await SignInPage.Write(context);
            return;
        }

        context.Response.Cookies.Append(Name(context), key.Cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = TimeSpan.FromDays(400),
            IsEssential = true,
        });
        context.Response.Headers.CacheControl = "no-store";
        // A redirect within the page that was opened from elsewhere would not carry a Strict cookie; a page of our own that goes on by itself does.
        await SignInPage.GoOn(context);
    }

    private async Task Pass(HttpContext context, AccessKey key)
    {
        using CancellationTokenRegistration end = key.Revoked.Register(context.Abort);
        await next(context);
    }

    private static bool IsLetIn(HttpContext context, AccessKey key)
    {
        if (AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header))
        {
            bool right = header.Scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase) && key.IsToken(header.Parameter);
            if (right)
                context.Items[Bearer] = true;
            return right;
        }

        return key.IsCookie(context.Request.Cookies[Name(context)]);
    }

    // Browsers send a cookie to every port of a host: two dashboards must not overwrite each other's.
    private static string Name(HttpContext context) => $"bissl-{context.Connection.LocalPort}";
}
