using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

internal static class TicketEndpoints
{
    public static void AddTickets(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TicketOptions>().BindConfiguration("Tickets").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<StripeOptions>().BindConfiguration("Stripe").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(StripeClient.Name);
        builder.Services.AddSingleton<StripeClient>();
        builder.Services.AddSingleton<StripeSignature>();
        builder.Services.AddSingleton<CheckoutSession>();
        builder.Services.AddSingleton<TicketMetrics>();
        builder.Services.AddScoped<Producers>();
        builder.Services.AddScoped<Shows>();
        builder.Services.AddScoped<Stock>();
        builder.Services.AddScoped<SoldOutRetry>();
        builder.Services.AddScoped<Basket>();
        builder.Services.AddScoped<Holds>();
        builder.Services.AddScoped<Checkout>();
        builder.Services.AddScoped<OrderCompletion>();
        builder.Services.AddScoped<OrderEnding>();
        builder.Services.AddScoped<OrderRefunds>();
        builder.Services.AddScoped<SessionClosing>();
        builder.Services.AddScoped<StripeEvents>();
        builder.AddJobHandler<ConfirmationJob>(ConfirmationJob.Kind);
        builder.AddJobHandler<LabelJob>(LabelJob.Kind);
        builder.AddJobHandler<CloseSessionJob>(CloseSessionJob.Kind);
        builder.AddJobHandler<RefundJob>(RefundJob.Kind);
        builder.AddRecurringWork<Housekeeping>("tickets.housekeeping", builder.Configuration.GetValue<TimeSpan?>("Tickets:HousekeepingEvery") ?? TicketOptions.DefaultHousekeeping);
    }

    /// <summary>Ids in these paths have no constraint: one of the wrong form is refused by name (400), not overlooked (404).</summary>
    public static void MapTickets(this IEndpointRouteBuilder app)
    {
        app.MapPost("/producers", ProducerEndpoints.CreateAsync).WithName("create-producer").Refuses(StatusCodes.Status409Conflict);
        app.MapGet("/producers/{id}", ProducerEndpoints.GetAsync).WithName("get-producer");
        app.MapPost("/producers/{id}/connected-account", ProducerEndpoints.ConnectAsync).WithName("connect-producer").DependsOnVendor();
        app.MapPost("/producers/{id}/shows", ShowEndpoints.CreateAsync).WithName("create-show");
        app.MapGet("/shows/{id}", ShowEndpoints.GetAsync).WithName("get-show");
        app.MapPost("/shows/{id}/publication", ShowEndpoints.PublishAsync).WithName("publish-show").Refuses(StatusCodes.Status409Conflict);
        app.MapPost("/shows/{id}/ticket-kinds", ShowEndpoints.AddKindAsync).WithName("add-ticket-kind");
        app.MapPut("/ticket-kinds/{id}", ShowEndpoints.EditKindAsync).WithName("edit-ticket-kind");
        app.MapGet("/shows/{id}/attendees", ShowEndpoints.AttendeesAsync).WithName("list-attendees");
        app.MapPost("/holds", HoldEndpoints.TakeAsync).WithName("hold-tickets").Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        app.MapDelete("/holds/{token}", HoldEndpoints.ReleaseAsync).WithName("release-hold").Refuses(StatusCodes.Status409Conflict);
        app.MapPost("/orders", OrderEndpoints.CreateAsync).WithName("create-order").Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict).DependsOnVendor();
        app.MapGet("/orders", OrderEndpoints.ListAsync).WithName("list-orders");
        app.MapGet("/orders/{id}", OrderEndpoints.GetAsync).WithName("get-order");
        app.MapPost("/orders/{id}/confirmation", OrderEndpoints.ConfirmAsync).WithName("confirm-order").Refuses(StatusCodes.Status409Conflict).DependsOnVendor();
        app.MapPost("/orders/{id}/refund", OrderEndpoints.RefundAsync).WithName("refund-order").Refuses(StatusCodes.Status409Conflict);
        app.MapPost("/webhooks/stripe", StripeWebhook.TakeAsync).WithName("stripe-webhook").TakesReport().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict).DependsOnVendor().AllowAnonymous();
    }
}
