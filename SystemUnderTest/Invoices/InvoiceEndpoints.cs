using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Invoices;

internal static class InvoiceEndpoints
{
    public static void AddInvoices(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InvoiceAccess>();
        builder.Services.AddScoped<InvoiceCards>();
        builder.Services.AddScoped<InvoiceService>();
        builder.Services.AddScoped<InvoiceEvents>();
        builder.AddRecurringWork<OverdueCheck>("invoices.overdue", TimeSpan.FromHours(1));
    }

    public static void MapInvoices(this IEndpointRouteBuilder app)
    {
        var invoices = app.MapGroup("/invoices").RequireAuthorization(policy => policy.RequireRole(Roles.Tutor, Roles.Parent));
        invoices.MapPost("/", CreateAsync).WithName("create-invoice").RequireAuthorization(policy => policy.RequireRole(Roles.Tutor));
        invoices.MapGet("/", ListAsync).WithName("list-invoices");
        app.MapGet("/invoices.csv", Export).WithName("export-invoices").Produces<string>(StatusCodes.Status200OK, InvoiceCsv.ContentType).Refuses(StatusCodes.Status400BadRequest).RequireAuthorization(policy => policy.RequireRole(Roles.Tutor));
        invoices.MapGet("/{id:guid}", GetAsync).WithName("get-invoice");
        invoices.MapPut("/{id:guid}", EditAsync).WithName("edit-invoice").Refuses(StatusCodes.Status409Conflict);
        invoices.MapPost("/{id:guid}/transitions", MoveAsync).WithName("move-invoice").Refuses(StatusCodes.Status409Conflict);
        invoices.MapGet("/{id:guid}/transitions", HistoryAsync).WithName("invoice-history");
    }

    private static async Task<Created<InvoiceView>> CreateAsync(CreateInvoiceRequest request, ClaimsPrincipal principal, InvoiceService service, CancellationToken cancellationToken)
    {
        var invoice = await service.CreateAsync(Caller.Of(principal), request, cancellationToken);
        return TypedResults.Created($"/invoices/{invoice.Id}", InvoiceView.Of(invoice));
    }

    private static async Task<Ok<InvoiceListView>> ListAsync([AsParameters] InvoiceSelection selection, [AsParameters] PageRequest page, ClaimsPrincipal principal, InvoiceAccess access, CancellationToken cancellationToken)
    {
        page.Check(selection.Check());
        var wanted = selection.Filter(access.VisibleTo(Caller.Of(principal)).AsNoTracking());
        var total = await wanted.CountAsync(cancellationToken);
        var items = await selection.Order(wanted).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return TypedResults.Ok(new InvoiceListView([.. items.Select(InvoiceView.Of)], total));
    }

    private static PushStreamHttpResult Export([AsParameters] InvoiceSelection selection, ClaimsPrincipal principal, InvoiceAccess access, CancellationToken cancellationToken)
    {
        selection.Check().ThrowIfAny();
        var wanted = selection.Order(selection.Filter(access.VisibleTo(Caller.Of(principal)).AsNoTracking()));
        return TypedResults.Stream(to => InvoiceCsv.WriteAsync(wanted.AsAsyncEnumerable(), to, cancellationToken), InvoiceCsv.ContentType, "invoices.csv");
    }

    private static async Task<Ok<InvoiceView>> GetAsync(Guid id, ClaimsPrincipal principal, InvoiceAccess access, CancellationToken cancellationToken) =>
        TypedResults.Ok(InvoiceView.Of(await access.FindAsync(Caller.Of(principal), id, cancellationToken)));

    private static async Task<Ok<InvoiceView>> EditAsync(Guid id, EditInvoiceRequest request, ClaimsPrincipal principal, InvoiceService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(InvoiceView.Of(await service.EditAsync(Caller.Of(principal), id, request, cancellationToken)));

    private static async Task<Ok<InvoiceView>> MoveAsync(Guid id, MoveInvoiceRequest request, ClaimsPrincipal principal, HttpResponse response, InvoiceService service, CancellationToken cancellationToken)
    {
        new Validation()
            .Require("to", InvoiceStatus.All.Contains(request.To, StringComparer.Ordinal), $"must be one of {string.Join(", ", InvoiceStatus.All)}")
            .Require("reason", request.Reason is null || request.Reason.Length <= 500, "must have at most 500 characters")
            .ThrowIfAny();
        var (invoice, task) = await service.MoveAsync(Caller.Of(principal), id, request.To, request.Reason, cancellationToken);
        if (task is { } number)
            response.Headers["X-Task-Id"] = number.ToString();
        return TypedResults.Ok(InvoiceView.Of(invoice));
    }

    private static async Task<Ok<TransitionListView>> HistoryAsync(Guid id, ClaimsPrincipal principal, InvoiceAccess access, AppDb db, CancellationToken cancellationToken)
    {
        var invoice = await access.FindAsync(Caller.Of(principal), id, cancellationToken);
        var past = await db.InvoiceTransitions.Where(t => t.InvoiceId == invoice.Id).OrderBy(t => t.Id)
            .Select(t => new TransitionView(t.FromStatus, t.ToStatus, t.ActorId, t.ActorRole, t.At, t.Reason)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new TransitionListView(past));
    }
}
