using SystemUnderTest.Health;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Payments;
using SystemUnderTest.Tasks;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Shop;

internal static class ShopSetup
{
    public static void AddShop(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ShopOptions>().BindConfiguration("Shop").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Customers>().AddScoped<EmailVerification>();
        services.AddScoped<Catalogue>().AddScoped<Carts>().AddScoped<ShopTracking>();
        services.AddScoped<Ordering>().AddScoped<ShopOrders>();
        builder.AddJobHandler<VerifyEmailJob>(EmailVerification.Kind);
        builder.AddGateways();
        builder.AddFulfilment();
        builder.AddInventory();
    }

    /// <summary>Another gateway is one more line here.</summary>
    private static void AddGateways(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<CloudPaymentsOptions>().BindConfiguration("CloudPayments").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(CloudPaymentsClient.Name);
        services.AddSingleton<CloudPaymentsClient>().AddSingleton<CloudPaymentsSignature>();
        services.AddSingleton<IPaymentGateway, YooKassaGateway>();
        services.AddSingleton<IPaymentGateway, StripeGateway>();
        services.AddSingleton<IPaymentGateway, CloudPaymentsGateway>();
        services.AddSingleton<PaymentGateways>();
        services.AddDependency<CloudPaymentsClient>(CloudPaymentsClient.Name, (cloudPayments, token) => new CloudPaymentsGateway(cloudPayments).IsWellAsync(token));
        services.AddScoped<OrderPayments>().AddScoped<PaymentFollowing>().AddScoped<ShopRefunds>();
        services.AddScoped<IYooKassaListener, ShopNotificationRouter>().AddScoped<IStripeListener, ShopNotificationRouter>();
        builder.AddJobHandler<ShopRefundJob>(ShopRefunds.Kind);
    }

    private static void AddFulfilment(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OrderProcessing>().AddScoped<OrderProcessingRequest>().AddScoped<OrderProgress>();
        builder.Services.AddScoped<StockRoom>().AddScoped<OrderMoney>().AddScoped<Shipments>();
        builder.Services.AddScoped<ShopNotices>().AddScoped<NoticeSender>();
        builder.AddJobHandler<OrderSaga>(OrderSaga.Kind);
        builder.AddJobHandler<NoticeJob>(ShopNotices.Kind);
    }

    private static void AddInventory(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WarehouseOptions>().BindConfiguration("Warehouse").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(WarehouseClient.Name);
        builder.Services.AddSingleton<WarehouseClient>();
        builder.Services.AddDependency<WarehouseClient>(WarehouseClient.Name, (warehouse, token) => warehouse.IsWellAsync(token));
        builder.AddJobHandler<TellWarehouseJob>(TellWarehouseJob.Kind);
        builder.AddJobHandler<InventorySyncJob>(InventorySyncJob.Kind);
    }

    public static void MapShop(this IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup("/shop");
        shop.MapPost("/customers", CustomerEndpoints.RegisterAsync).WithName("register-customer").Refuses(StatusCodes.Status409Conflict).AllowAnonymous();
        shop.MapPost("/email-verifications", CustomerEndpoints.VerifyAsync).WithName("verify-email").AllowAnonymous();
        shop.MapGet("/products", ProductEndpoints.ListAsync).WithName("list-products");
        shop.MapGet("/products/{id:guid}", ProductEndpoints.GetAsync).WithName("get-product");
        shop.MapPost("/products/{id:guid}/views", ProductEndpoints.ViewAsync).WithName("view-product");
        shop.MapGet("/orders/{id:guid}", ShopOrderEndpoints.GetAsync).WithName("get-shop-order");
        shop.MapGet("/orders/{id:guid}/notifications", ShopOrderEndpoints.NoticesAsync).WithName("list-order-notifications");
        shop.MapPost("/orders/{id:guid}/process", ShopOrderEndpoints.ProcessAsync).WithName("process-shop-order").Refuses(StatusCodes.Status409Conflict);
        app.MapPost("/webhooks/cloudpayments/{kind:regex(^(check|pay|fail|confirm|refund|cancel)$)}", CloudPaymentsWebhook.TakeAsync).WithName("cloudpayments-webhook").TakesReport(DeclaredReports.Form).Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status409Conflict).DependsOnVendor().AllowAnonymous();
        shop.MapForCustomers();
        shop.MapForAdministrators();
    }

    private static void MapForCustomers(this IEndpointRouteBuilder shop)
    {
        var customers = shop.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Customer));
        customers.MapGet("/profile", CustomerEndpoints.ProfileAsync).WithName("get-profile");
        customers.MapPut("/profile", CustomerEndpoints.UpdateAsync).WithName("update-profile");
        customers.MapPut("/products/{id:guid}/rating", ProductEndpoints.RateAsync).WithName("rate-product");
        customers.MapGet("/cart", CartEndpoints.ShowAsync).WithName("get-cart");
        customers.MapPost("/cart/items", CartEndpoints.AddAsync).WithName("add-to-cart").Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        customers.MapDelete("/cart/items/{product:guid}", CartEndpoints.RemoveAsync).WithName("remove-from-cart");
        customers.MapPost("/orders", ShopOrderEndpoints.CreateAsync).WithName("create-shop-order").Refuses(StatusCodes.Status409Conflict);
        customers.MapGet("/orders", ShopOrderEndpoints.ListAsync).WithName("list-shop-orders");
        customers.MapPost("/orders/{id:guid}/payments", ShopOrderEndpoints.PayAsync).WithName("pay-shop-order").Refuses(StatusCodes.Status409Conflict).DependsOnVendor();
    }

    private static void MapForAdministrators(this IEndpointRouteBuilder shop)
    {
        var admins = shop.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        admins.MapPost("/products", ProductEndpoints.CreateAsync).WithName("create-product").Refuses(StatusCodes.Status409Conflict);
        admins.MapPost("/orders/{id:guid}/refunds", ShopOrderEndpoints.RefundAsync).WithName("refund-shop-order").Refuses(StatusCodes.Status409Conflict);
        admins.MapPost("/inventory/sync", InventoryEndpoints.SyncAsync).WithName("sync-inventory");
        admins.MapGet("/inventory", InventoryEndpoints.ShowAsync).WithName("get-inventory");
        admins.MapGet("/statistics", async (ShopTracking tracking, CancellationToken cancellationToken) => TypedResults.Ok(await tracking.CountAsync(cancellationToken))).WithName("shop-statistics");
    }
}
