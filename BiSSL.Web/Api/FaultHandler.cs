using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace BiSSL.Web.Api;

/// <summary>Turns what was thrown into an answer that says what was wrong and what to do.</summary>
internal sealed class FaultHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Status(exception) is not { } status)
            return ValueTask.FromResult(false);
        httpContext.Response.StatusCode = status;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = Describe(exception, status) });
    }

    private static int? Status(Exception exception) => exception switch
    {
        RequestFault fault => fault.Status,
        MachineError { DiskIsFull: true } => StatusCodes.Status507InsufficientStorage,
        MachineError => StatusCodes.Status503ServiceUnavailable,
        UserError => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };

    private static ProblemDetails Describe(Exception exception, int status)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = exception is BadHttpRequestException { InnerException.Message: { } inner } ? inner : exception.Message,
        };
        if (exception is RequestFault { Faults: { Count: > 0 } faults })
            problem.Extensions["faults"] = faults.Select(FaultMessage.Of).ToArray();
        return problem;
    }
}

/// <summary>One wrong option as it is sent.</summary>
public sealed record FaultMessage(string Path, string Value, string Allowed, string Text)
{
    public static FaultMessage Of(OptionFault fault) => new(fault.Path, fault.Value, fault.Allowed, fault.ToString());
}
