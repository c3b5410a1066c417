using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

internal static class RefundEndpoints
{
    public static void MapRefunds(this IEndpointRouteBuilder app) =>
        app.MapPost("/payments/{id:guid}/refunds", RefundAsync).WithName("refund-payment").Refuses(StatusCodes.Status409Conflict).DependsOnVendor().RequireAuthorization(policy => policy.RequireRole(Roles.Tutor));

    private static async Task<Created<RefundView>> RefundAsync(Guid id, RefundRequest request, ClaimsPrincipal principal, InvoiceAccess access, AppDb db, Refunds refunds, CancellationToken cancellationToken)
    {
        new Validation()
            .Require("amount", request.Amount is null or > 0, "must be more than 0")
            .Require("amount", request.Amount is not { } amount || decimal.Round(amount, 2) == amount, "must have at most two decimals")
            .ThrowIfAny();
        var invoice = await db.Payments.AsNoTracking().Where(p => p.Id == id).Select(p => (Guid?)p.InvoiceId).FirstOrDefaultAsync(cancellationToken);
        if (invoice is null || !await access.VisibleTo(Caller.Of(principal)).AnyAsync(i => i.Id == invoice, cancellationToken))
            throw Refusal.NotFound("payment");
        var refund = await refunds.StartAsync(id, request.Amount, cancellationToken);
        return TypedResults.Created($"/payments/{id}", new RefundView(refund.Id, refund.PaymentId, refund.Status, refund.Amount, refund.CreatedAt));
    }
}

/// <param name="Amount">How much; nothing: all that is left.</param>
internal sealed record RefundRequest(decimal? Amount = null);

internal sealed record RefundView(Guid Id, Guid PaymentId, string Status, decimal Amount, DateTimeOffset CreatedAt);
