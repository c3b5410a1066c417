using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Tasks of the shop: processing, refunds, the inventory sync; and what has become of them.</summary>
public sealed class ProcessingDriver(Api api, ScenarioScope scenario, ShopDriver shop, Purchases purchases)
{
    private Guid? _task;
    private Person? _owner;

    /// <summary>The number of the task that was started last.</summary>
    public Guid Task => _task ?? throw new InvalidOperationException("No task was started in this scenario yet.");

    public Task<ApiAnswer> AttemptProcessAsync(Person person, Guid purchase) => api.CallAsync(person, "process-shop-order", [purchase]);

    public async Task<ApiAnswer> ProcessAsync(Person person)
    {
        var answer = await AttemptProcessAsync(person, purchases.Of(person).Id);
        Remember(answer.As<TaskStartedJson>().TaskId, person);
        return answer;
    }

    public async Task<ApiAnswer> SyncAsync()
    {
        var keeper = await shop.KeeperAsync();
        var answer = await AttemptSyncAsync(keeper);
        Remember(answer.As<TaskStartedJson>().TaskId, keeper);
        return answer;
    }

    public Task<ApiAnswer> AttemptSyncAsync(Person person)
    {
        scenario.NeedsItsOwn("a warehouse that knows all products");
        return api.CallAsync(person, "sync-inventory");
    }

    public async Task<ApiAnswer> AttemptRefundAsync(Person by, Person customer, decimal? amount)
    {
        var answer = await api.CallAsync(by, "refund-shop-order", [purchases.Of(customer).Id], new { Amount = amount });
        if (answer.Header("X-Task-Id") is { } task)
            Remember(Guid.Parse(task), by);
        return answer;
    }

    /// <summary>The task that was started last, as its owner sees it.</summary>
    public async Task<TaskJson> SeeAsync() => (await AttemptSeeAsync(_owner!)).As<TaskJson>();

    public Task<ApiAnswer> AttemptSeeAsync(Person person) => api.CallAsync(person, "get-task", [Task]);

    /// <summary>The task that a customer's order has.</summary>
    public async Task FollowAsync(Person customer) => Remember((await shop.SeePurchaseAsync(customer)).TaskId ?? throw new InvalidOperationException($"{customer.Name}'s order has no task."), customer);

    private void Remember(Guid task, Person owner) => (_task, _owner) = (task, owner);
}
