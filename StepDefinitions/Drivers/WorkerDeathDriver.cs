using System.Globalization;
using Framework.Concurrency;
using Framework.Database;
using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Orders whose worker dies: at drawn moments, or while another instance is there to take over; and orders that many workers process at once.</summary>
public sealed class WorkerDeathDriver(Api api, ScenarioScope scenario, ScenarioVendors vendors, ShopDriver shop, GatewaysDriver gateways, ProcessingDriver processing, CustomersDriver customers)
{
    /// <summary>The order's own statements, those of its payment, its shipment and its notification.</summary>
    private const int Statements = 38;

    /// <summary>One of the statements of the task itself, in the middle.</summary>
    private const int AtWork = 20;

    private static readonly TimeSpan UntilFound = TimeSpan.FromMinutes(70);
    private Interleavings? _last;

    public Interleavings Last => _last ?? throw new InvalidOperationException("Nothing was repeated yet.");

    /// <summary>The process dies just before a SQL statement: whatever it would do from there on comes to nothing. Later another one looks for what it left.</summary>
    public async Task DieAsync(Person customer, string product, int moments) =>
        _last = await scenario.InterruptAtRandomAsync(moments, Statements, await BuyingAsync(customer, product, async () => await DieAsync()));

    /// <summary>The sessions of the database end once while the task is at work; it can be reached again at once.</summary>
    public async Task LoseOnceAsync(Person customer, string product) => _last = await scenario.InterruptAtAsync([AtWork], await BuyingAsync(customer, product, async () =>
    {
        await (await scenario.LoseDatabaseAsync()).DisposeAsync();
        return null;
    }));

    private async Task<Func<Interruption, Task<string>>> BuyingAsync(Person customer, string product, Func<Task<LostDatabase?>> happens)
    {
        var (left, told) = ((await shop.SeeAsync(product)).Stock, vendors.Warehouse.Movements.Count);
        return async interruption =>
        {
            var purchase = await HeldAsync(customer, product);
            LostDatabase? lost = null;
            await interruption.DuringAsync(
                async () =>
                {
                    await processing.AttemptProcessAsync(customer, purchase.Id);
                    await scenario.AtRestAsync();
                    return 0;
                },
                async () => lost = await happens());
            await scenario.AtRestAsync();
            await ComeBackAsync(lost);
            await processing.ProcessAsync(customer);
            await scenario.AdvanceAsync(UntilFound);
            (left, told) = (left - 1, told + 1);
            return await OutcomeAsync(customer, product, left, told);
        };
    }

    /// <summary>The lane's instance dies while the gateway takes the money; another one starts at once, and finds a task that is somebody else's still.</summary>
    public async Task DieBesideAnotherAsync(Person customer, string product)
    {
        await DieWhileAsync(customer, product, "YooKassa", vendors.YooKassa, "POST /payments/*/capture");
        await scenario.StartInstanceAsync([new("Tasks:ScanAtStart", "true")]);
        await scenario.AtRestAsync();
    }

    /// <summary>From now on requests are answered by an instance that runs no tasks; another one runs them.</summary>
    public async Task LeaveToWorkerAsync()
    {
        await scenario.StartInstanceAsync([new("Tasks:ForOthers", "true")]);
        api.Use(await scenario.StartInstanceAsync([new("Tasks:Run", "false")]));
        await scenario.AtRestAsync();
    }

    /// <summary>So many pay at the same moment for less than all of them want.</summary>
    public async Task PayAtOnceAsync(int buyers, string product, int times)
    {
        var crowd = new List<Person>();
        for (var i = 1; i <= buyers; i++)
            crowd.Add(await customers.RegisterAsync(string.Create(CultureInfo.InvariantCulture, $"Customer{i}")));
        _last = await scenario.InterleaveAsync(times, async round =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{product} {round.Number}");
            await shop.SellAsync(name, 1500, buyers - 1);
            foreach (var customer in crowd)
            {
                await api.SignInIfNeededAsync(customer);
                await shop.OrderAsync(customer, 1, name);
                await gateways.StartAsync(customer, "YooKassa");
            }

            await round.AtOnceAsync([.. crowd.Select(c => (Func<Task<int>>)(async () =>
            {
                await gateways.AgreeAsync(c);
                return 0;
            }))]);
            await scenario.AtRestAsync();
            List<PurchaseJson> seen = [];
            foreach (var customer in crowd)
                seen.Add(await shop.SeePurchaseAsync(customer));
            var stock = await shop.SeeAsync(name);
            var money = gateways.Money("YooKassa");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{seen.Count(s => s.Status == "confirmed")} confirmed, {seen.Count(s => s.Status == "failed" && s.Reason!.StartsWith("out_of_stock", StringComparison.Ordinal))} out of stock, {stock.Stock} left, {money.Payments - ((round.Number - 1) * (buyers - 1))} paid, {money.Held:0} held");
        });
    }

    /// <summary>The process dies while CloudPayments takes the money. When it is found, CloudPayments has forgotten the request's key.</summary>
    public async Task DieForLongAsync(Person customer, string product)
    {
        vendors.CloudPayments.HoldDeliveries();
        await DieWhileAsync(customer, product, "CloudPayments", vendors.CloudPayments, "POST /payments/confirm");
        await scenario.AdvanceAsync(UntilFound);
    }

    /// <summary>The process dies while a provider takes the confirmation: the provider has it, and nobody knows.</summary>
    public async Task DieOverMessageAsync(Person customer, string product, MessageProvider provider)
    {
        await DieWhileAsync(customer, product, "YooKassa", provider.Vendor, provider.SendCall);
        await scenario.AdvanceAsync(UntilFound);
    }

    private async Task DieWhileAsync(Person customer, string product, string gateway, FaultyVendor vendor, string on)
    {
        var purchase = await HeldAsync(customer, product, gateway);
        LostDatabase? lost = null;
        vendor.Meanwhile(async () => lost = await DieAsync(), on: on);
        await processing.AttemptProcessAsync(customer, purchase.Id);
        await scenario.AtRestAsync();
        await ComeBackAsync(lost ?? throw new InvalidOperationException($"Nobody died: {vendor.Vendor} was not called with {on}. It was: {string.Join(", ", vendor.CallsTo("*", "*").Select(c => $"{c.Method} {c.Path}").Distinct())}."));
    }

    /// <summary>The money is held, and nobody has told the system.</summary>
    private async Task<PurchaseJson> HeldAsync(Person customer, string product, string gateway = "YooKassa")
    {
        await api.SignInIfNeededAsync(customer);
        await api.SignInIfNeededAsync(await shop.KeeperAsync());
        var purchase = await shop.OrderAsync(customer, 1, product);
        await gateways.StartAsync(customer, gateway);
        vendors.YooKassa.HoldNotifications();
        await gateways.AgreeAsync(customer);
        return purchase;
    }

    private async Task<LostDatabase> DieAsync()
    {
        var lost = await scenario.LoseDatabaseAsync();
        foreach (var vendor in vendors.All)
            vendor.ResetsConnection();
        return lost;
    }

    private async Task ComeBackAsync(LostDatabase? lost)
    {
        vendors.Recover();
        if (lost is not null)
            await lost.DisposeAsync();
    }

    private async Task<string> OutcomeAsync(Person customer, string product, int left, int told)
    {
        var (purchase, stock) = (await shop.SeePurchaseAsync(customer), await shop.SeeAsync(product));
        var payment = vendors.YooKassa.Payments.Single(p => p.Metadata.GetValueOrDefault("shop_payment_id") == purchase.Payment!.Id.ToString());
        var notices = await shop.NoticesAsync(customer);
        var mails = vendors.SendGrid.MailsTo(customer.Email).Count(m => m.Subject.Contains(purchase.Id.ToString("N")[^8..], StringComparison.Ordinal));
        var task = await processing.SeeAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"task {task.Status}, order {purchase.Status}, payment {payment.Status}, {Parcels(purchase)} parcel(s), {mails} mail(s) for {notices.Count} notification(s), stock {(stock.Stock == left && stock.Available == left ? "right" : $"{stock.Stock}/{stock.Available} instead of {left}")}, warehouse told {(vendors.Warehouse.Movements.Count == told ? "once" : "otherwise")}");
    }

    private int Parcels(PurchaseJson purchase) => vendors.Cdek.Orders.Count(o => o.Number == purchase.Id.ToString("N"));
}
