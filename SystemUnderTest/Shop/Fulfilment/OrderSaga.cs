using Microsoft.Extensions.Logging;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>A step cannot be done, now or ever: what the others did has to be undone.</summary>
internal sealed class StepRefusedException(string reason) : Exception(reason);

/// <summary>
/// Processes an order: reserves its stock, takes its money, has it shipped, and confirms it; the customer is told by tasks of their own. Each step looks at
/// what is there already and commits what it did, so that a task that is done again, by another worker, goes on where the last one died. A step that
/// fails for good, or too often, turns the order back: what was done is undone, until it is, however often that has to be tried.
/// </summary>
internal sealed class OrderSaga(OrderProgress progress, StockRoom stock, OrderMoney money, Shipments shipments, ILogger<OrderSaga> logger) : IJobHandler
{
    public const string Kind = "shop.process_order";

    /// <summary>An order in its middle has to come to an end: forwards it gives up by itself, backwards never.</summary>
    public int MostAttempts => int.MaxValue;

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = OrderWork.Of(payload);
        if (await progress.StatusAsync(id, cancellationToken) == ShopOrderStatus.Processing)
            await GoForwardsAsync(id, cancellationToken);
        if (await progress.StatusAsync(id, cancellationToken) == ShopOrderStatus.Undoing)
            await GoBackwardsAsync(id, cancellationToken);
        if (await progress.FailureAsync(id, cancellationToken) is { } reason)
            throw new GiveUpException(reason);
    }

    private async Task GoForwardsAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await stock.ReserveAsync(id, cancellationToken);
            await money.TakeAsync(id, cancellationToken);
            await shipments.CreateAsync(id, cancellationToken);
            await progress.ConfirmAsync(id, cancellationToken);
        }
        catch (StepRefusedException refused)
        {
            logger.LogWarning("Order {Order} is turned back: {Reason}", id, refused.Message);
            await progress.TurnBackAsync(id, refused.Message, cancellationToken);
        }
        catch (Exception trouble) when (trouble is Refusal or HttpRequestException or RetryLaterException)
        {
            if (!await progress.CountFailureAsync(id, trouble.Message, cancellationToken))
                throw;
            logger.LogWarning(trouble, "Order {Order} is turned back: a step has failed too often", id);
        }
    }

    private async Task GoBackwardsAsync(Guid id, CancellationToken cancellationToken)
    {
        // The customer's money does not wait for a carrier that is down.
        await money.GiveBackAsync(id, cancellationToken);
        await shipments.CancelAsync(id, cancellationToken);
        await stock.ReleaseAsync(id, cancellationToken);
        await progress.FailAsync(id, cancellationToken);
    }
}
