using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace SystemUnderTest.Http;

/// <summary>Turns refusals and unreadable requests into problem details. Everything else is ours to repair and becomes a 500 without its inside.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception switch
        {
            Refusal known => known,
            BadHttpRequestException unreadable => UnreadableRequest.Explain(context, unreadable),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => new Refusal(StatusCodes.Status499ClientClosedRequest, "client_closed_request", "The caller hung up."),
            _ => null,
        };
        if (refusal is null)
        {
            logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            refusal = new Refusal(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong on our side.");
        }

        context.Response.StatusCode = refusal.Status;
        var details = new ProblemDetails { Status = refusal.Status, Detail = refusal.Message, Extensions = { ["code"] = refusal.Code } };
        if (refusal.Errors.Count > 0)
            details.Extensions["errors"] = refusal.Errors;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details });
    }
}
