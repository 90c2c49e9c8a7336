using Microsoft.AspNetCore.Mvc;

namespace BiSSL.Web.Security;

/// <summary>A refused request's answer.</summary>
internal static class Refusal
{
    public static Task Write(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ProblemDetails { Status = status, Title = "Refused", Detail = why }, options: null, "application/problem+json");
    }
}
