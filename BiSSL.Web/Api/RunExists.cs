using BiSSL.Web.Catalog;

namespace BiSSL.Web.Api;

/// <summary>Answers 404 for the addresses of runs that are not there.</summary>
internal sealed class RunExists(RunActions actions) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        actions.Existing((string)context.HttpContext.GetRouteValue("id")!);
        return next(context);
    }
}
