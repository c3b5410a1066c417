using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

internal static class ShopOrderEndpoints
{
    public static async Task<Created<ShopOrderView>> CreateAsync(CreateShopOrderRequest request, ClaimsPrincipal principal, Ordering ordering, ShopOrders orders, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal);
        var order = await ordering.OrderAsync(caller, request, cancellationToken);
        return TypedResults.Created($"/shop/orders/{order.Id}", await orders.ShowAsync(caller, order.Id, cancellationToken));
    }

    public static async Task<Ok<ShopOrderListView>> ListAsync(ClaimsPrincipal principal, ShopOrders orders, CancellationToken cancellationToken) =>
        TypedResults.Ok(await orders.ListAsync(Caller.Of(principal), cancellationToken));

    public static async Task<Ok<ShopOrderView>> GetAsync(Guid id, ClaimsPrincipal principal, ShopOrders orders, CancellationToken cancellationToken) =>
        TypedResults.Ok(await orders.ShowAsync(Caller.Of(principal), id, cancellationToken));

    public static async Task<Ok<ShopNoticeListView>> NoticesAsync(Guid id, ClaimsPrincipal principal, ShopOrders orders, CancellationToken cancellationToken) =>
        TypedResults.Ok(await orders.NoticesAsync(Caller.Of(principal), id, cancellationToken));

    public static async Task<Results<Created<ShopPaymentView>, Ok<ShopPaymentView>>> PayAsync(Guid id, PayOrderRequest request, ClaimsPrincipal principal, OrderPayments payments, CancellationToken cancellationToken)
    {
        var (payment, isNew) = await payments.StartAsync(Caller.Of(principal), id, request.Gateway, cancellationToken);
        return isNew ? TypedResults.Created($"/shop/orders/{id}", ShopPaymentView.Of(payment)) : TypedResults.Ok(ShopPaymentView.Of(payment));
    }

    public static async Task<Accepted<TaskStartedView>> ProcessAsync(Guid id, ClaimsPrincipal principal, OrderProcessingRequest processing, CancellationToken cancellationToken)
    {
        var task = await processing.StartAsync(Caller.Of(principal), id, cancellationToken);
        return TypedResults.Accepted($"/tasks/{task}", new TaskStartedView(task));
    }

    public static async Task<Accepted<ShopRefundView>> RefundAsync(Guid id, RefundOrderRequest request, ClaimsPrincipal principal, HttpResponse response, ShopRefunds refunds, CancellationToken cancellationToken)
    {
        var (refund, task) = await refunds.StartAsync(id, request.Amount, Caller.Of(principal).Id, cancellationToken);
        response.Headers["X-Task-Id"] = task.ToString();
        return TypedResults.Accepted($"/tasks/{task}", ShopRefundView.Of(refund));
    }
}
