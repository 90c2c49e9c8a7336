using Microsoft.AspNetCore.Antiforgery;

namespace BiSSL.Web.Security;

/// <summary>
/// Whatever may change something must show the antiforgery token, on every address and for every verb, unless the request brought the access token
/// itself or is part of a live connection, whose Origin was checked.
/// </summary>
internal sealed class AntiforgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-Antiforgery";

    public async Task InvokeAsync(HttpContext context)
    {
        bool free = Verbs.OnlyRead(context.Request) || SignIn.IsBearer(context) || Verbs.IsLive(context.Request);
        if (free || await Shows(context))
            await next(context);
        else
            await Refusal.Write(context, StatusCodes.Status400BadRequest, $"The antiforgery token is missing or old; send the one from /api/session as {Header}.");
    }

    // The framework's own yes or no takes some verbs for harmless unseen.
    private async Task<bool> Shows(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
