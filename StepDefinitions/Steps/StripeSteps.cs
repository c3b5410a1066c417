using System.Globalization;
using System.Text.Json.Nodes;
using Framework.Database;
using Framework.Lanes;
using Mocks;
using Mocks.Stripe;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Stripe's side: what it was asked, what buyers do on its page, what it tells, and the trouble that it makes.</summary>
[Binding]
public sealed class StripeSteps(ScenarioVendors vendors, Api api, OrdersDriver driver, ShowsDriver showsDriver, People people, Shows shows, Orders orders, ScenarioScope scenario)
{
    private const string Create = "POST /checkout/sessions";
    private const string Guessed = "whsec_guessed-by-somebody";

    private StripePlatform Stripe => vendors.Stripe;

    [When("{word} pays at Stripe")]
    [Given("{word} has paid at Stripe")]
    public Task Pay(string buyer) => driver.DeliverAsync(s => s.PayCheckout(driver.SessionOf(people[buyer])));

    [When("{word} pays at Stripe by bank debit")]
    public Task PayLater(string buyer) => driver.DeliverAsync(s => s.PayLater(driver.SessionOf(people[buyer])));

    [When("the bank debit succeeds")]
    public Task LateSucceeds() => driver.DeliverAsync(s => s.LatePaymentSucceeds());

    [When("the bank debit fails")]
    public Task LateFails() => driver.DeliverAsync(s => s.LatePaymentFails());

    [When("{word}'s card is declined because of {string}")]
    public Task Decline(string buyer, string reason) => driver.DeliverAsync(s => s.Decline(reason, driver.SessionOf(people[buyer])));

    [When("{word}'s session expires at Stripe")]
    public Task Expire(string buyer) => driver.DeliverAsync(s => s.ExpireCheckout(driver.SessionOf(people[buyer])));

    [Given("Stripe's webhooks are held up")]
    public void HoldUp() => Stripe.HoldDeliveries();

    [When("Stripe's webhooks come through")]
    public Task Release() => driver.DeliverAsync(s => s.ReleaseDeliveries());

    [When("Stripe's webhooks come through, the newest first")]
    public Task ReleaseBackwards() => driver.DeliverAsync(s => s.ReleaseDeliveries(newestFirst: true));

    [When("Stripe delivers the webhook again")]
    public Task Again() => driver.DeliverAsync(s => s.DeliverAgain());

    [When("{word} comes back from Stripe")]
    public Task ComesBack(string buyer) => driver.ConfirmAsync(people[buyer]);

    [When("Stripe delivers the webhook {int} seconds late with an old signature")]
    public async Task Stale(int seconds)
    {
        await scenario.AdvanceAsync(TimeSpan.FromSeconds(seconds));
        await driver.DeliverAsync(s => s.DeliverForged("checkout.session.completed", s.WebhookSecrets[0], TimeSpan.FromSeconds(seconds), Paid));
    }

    [When("somebody delivers a webhook {word} that {word}'s order is paid")]
    public Task Forge(string how, string buyer) => driver.DeliverAsync(s => how switch
    {
        "unsigned" => s.DeliverForged("checkout.session.completed", null, forge: Paid, id: driver.SessionOf(people[buyer])),
        "wrongly-signed" => s.DeliverForged("checkout.session.completed", Guessed, forge: Paid, id: driver.SessionOf(people[buyer])),
        "signed-for-the-future" => s.DeliverForged("checkout.session.completed", s.WebhookSecrets[0], TimeSpan.FromMinutes(-6), Paid, driver.SessionOf(people[buyer])),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Webhooks are forged unsigned, wrongly-signed or signed-for-the-future."),
    });

    [When("somebody replays Stripe's webhook")]
    public Task Replay() => driver.DeliverAsync(s => s.Replay());

    [When("somebody replays Stripe's webhook for another order")]
    public Task ReplayChanged() => driver.DeliverAsync(s => s.Replay(body => body.Replace("\"paid\"", "\"paid\" ", StringComparison.Ordinal)));

    [When("Stripe delivers half a webhook")]
    public Task Half() => driver.DeliverAsync(s => s.DeliverRaw("{\"id\": \"evt_1\", \"type\": \"checkout.session.comp"));

    [When("Stripe delivers an event that nobody knows")]
    public Task Unknown() => driver.DeliverAsync(s => s.DeliverForged("checkout.session.levitated", s.WebhookSecrets[0]));

    [When("Stripe says that {word}'s session was paid with another sum")]
    public Task AnotherSum(string buyer) => driver.DeliverAsync(s => s.DeliverForged(
        "checkout.session.completed", s.WebhookSecrets[0], forge: session =>
        {
            Paid(session);
            session["amount_total"] = 1;
        },
        id: driver.SessionOf(people[buyer])));

    [Given("Stripe signs with a new secret beside the old one")]
    public void Roll() => Stripe.RollSecret("whsec_the-new-one");

    [Given("Stripe has forgotten the old secret")]
    public void Forget() => Stripe.ForgetOldSecret();

    [Then("the webhook is accepted")]
    [Then("every webhook is accepted")]
    public void Accepted() => driver.Deliveries.ShouldAllBe(d => d.IsAccepted, $"how the system answered Stripe ({string.Join("; ", driver.Deliveries.Select(d => $"{d.Event}: {d.Status} {d.Answer}{d.Error}"))})");

    [Then("the webhook is refused because of {string}")]
    public void Refused(string code)
    {
        var delivery = driver.Deliveries.ShouldHaveSingleItem();
        delivery.IsAccepted.ShouldBeFalse("whether the webhook was accepted");
        JsonNode.Parse(delivery.Answer)?["code"]?.ToString().ShouldBe(code, $"why the webhook was refused ({delivery.Answer})");
    }

    [Given("Stripe is down")]
    public void IsDown() => Stripe.IsDown();

    [Given("Stripe resets connections")]
    public void Resets() => Stripe.ResetsConnection();

    [Given("Stripe does its work but resets the connection once")]
    public void ResetsOnce() => Stripe.ResetsConnection(calls: 1, on: Create, workDone: true);

    [Given("Stripe does its work but never answers once")]
    public void HangsOnce() => Stripe.TimesOut(calls: 1, on: Create, workDone: true);

    [Given("Stripe never answers")]
    public void NeverAnswers() => Stripe.TimesOut();

    [Given("Stripe's answers break off")]
    public void BreaksOff() => Stripe.MalformedBody(calls: 1, on: Create);

    [Given("Stripe answers with a web page")]
    public void Html() => Stripe.AnswersWith(200, "<html>Bad gateway</html>", calls: 1, on: Create, workDone: true);

    [Given("Stripe answers with an object of another type")]
    public void AnotherType() => Stripe.AnswersWith(200, """{"id": "in_1", "object": "invoice", "status": "open"}""", calls: 1, on: Create, workDone: true);

    [Given("Stripe is asked too often")]
    public void TooOften() => Stripe.TooManyRequests(30);

    [Given("Stripe refuses our key")]
    public void RefusesKey() => Stripe.AnswersWith(401);

    [Given("Stripe is busy with the same request")]
    public void Conflict() => Stripe.AnswersWith(409, calls: 1, on: Create);

    [Given("Stripe labels no transfers")]
    public void LabelsNone() => Stripe.AnswersWith(500, on: "POST /transfers/*");

    [When("Stripe is well again")]
    public void Recover() => Stripe.Recover();

    [Given("{word} changes the price of {string} to {float} while Stripe makes the session")]
    public void PriceChangesMeanwhile(string producer, string kind, decimal price) => Stripe.Meanwhile(() => showsDriver.ChangePriceAsync(people[producer], shows.Current[kind], price), on: Create);

    [Given("the database goes away while Stripe makes the session")]
    public void DatabaseGoesAway() => Stripe.Meanwhile(async () => Lost = await scenario.LoseDatabaseAsync(), on: Create);

    [Given("the process dies while Stripe makes the session")]
    public void ProcessDies() => Stripe.Meanwhile(
        async () =>
        {
            // Whatever the process would do from here on comes to nothing: neither its database nor Stripe can be reached any more.
            Lost = await scenario.LoseDatabaseAsync();
            Stripe.ResetsConnection();
        },
        on: Create);

    [Given("the webhook overtakes Stripe's answer")]
    public void Overtakes() => Stripe.Meanwhile(() => driver.DeliverAsync(s => s.PayCheckout()), on: Create);

    [Given("the database is gone")]
    public async Task DatabaseGone()
    {
        // Who signs in asks the database, too.
        foreach (var person in people.All)
            await api.SignInIfNeededAsync(person);
        Lost = await scenario.LoseDatabaseAsync();
    }

    [When("the database is back")]
    public async Task DatabaseBack()
    {
        if (Lost is not null)
            await Lost.DisposeAsync();
        Stripe.Recover();
    }

    [AfterScenario(Order = 0)]
    public Task GiveBack() => DatabaseBack();

    [Then("Stripe was not asked for anything about {word}'s order")]
    [Then("Stripe was asked for no session by {word}")]
    public void NotAsked(string buyer)
    {
        people[buyer].Name.ShouldNotBeEmpty();
        Stripe.CallsTo("POST", "/checkout/*").ShouldBeEmpty("what Stripe was asked for");
    }

    [Then("Stripe has {int} session(s), {int} of them open")]
    public void Sessions(int all, int open) => (Stripe.Sessions.Count, Stripe.Sessions.Count(s => s.Status == "open")).ShouldBe((all, open), "sessions at Stripe, and those that can be paid");

    [Then("no session at Stripe can be paid")]
    public void NoneOpen() => Stripe.Sessions.Where(s => s.Status == "open").Select(s => s.Id).ShouldBeEmpty("open sessions at Stripe");

    [Then("Stripe has taken {float} in {int} payment(s)")]
    public void Taken(decimal sum, int payments)
    {
        var paid = Stripe.Payments.Where(p => p.Status == "succeeded").ToList();
        (paid.Sum(p => p.Amount) / 100m, paid.Count).ShouldBe((sum, payments), "the money that Stripe has taken, and in how many payments");
    }

    [Then("Stripe has given back {float} in {int} refund(s), all of it from the producer")]
    public void GivenBack(decimal sum, int refunds)
    {
        (Stripe.Refunds.Sum(r => r.Amount) / 100m, Stripe.Refunds.Count).ShouldBe((sum, refunds), "the money that Stripe has given back, and in how many refunds");
        Stripe.Refunds.ShouldAllBe(r => r.ReversalId != null, "refunds that were taken back from the producer's account");
    }

    [Then("Stripe has given back {float} in {int} refund(s)")]
    public void GivenBackSum(decimal sum, int refunds) => (Stripe.Refunds.Sum(r => r.Amount) / 100m, Stripe.Refunds.Count).ShouldBe((sum, refunds), "the money that Stripe has given back, and in how many refunds");

    [When("{word}'s payment is refunded at Stripe itself")]
    public Task RefundedThere(string buyer) => driver.DeliverAsync(s => s.RefundPayment(paymentId: Stripe.Session(driver.SessionOf(people[buyer])).PaymentIntentId));

    [Then("Stripe was asked for:")]
    public void AskedFor(DataTable items)
    {
        var session = Stripe.Session();
        var expected = items.Rows.Select(r => (r["tickets"], long.Parse(r["quantity"], CultureInfo.InvariantCulture), decimal.Parse(r["price"], CultureInfo.InvariantCulture)));
        session.LineItems.Select(i => (i.Name, i.Quantity, i.UnitAmount / 100m)).ShouldBe(expected, ignoreOrder: true, "what the session sells");
    }

    [Then("Stripe was asked for {long} {string} in all")]
    public void AskedForInAll(long amount, string currency) => (Stripe.Session().AmountTotal, Stripe.Session().Currency).ShouldBe((amount, currency), "what the session asks for, in the smallest unit");

    [Then("session, payment and transfer are labelled with {word}'s order and {string}")]
    public void Labelled(string buyer, string title)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["order_id"] = orders.Of(people[buyer]).Id.ToString(),
            ["show_id"] = shows.Current.Id.ToString(),
            ["show_title"] = title,
            ["description"] = $"Tickets for {title}",
        };
        Stripe.Session().Metadata.ShouldBe(expected, ignoreOrder: true, "the session's metadata");
        Stripe.Payments[^1].Metadata.ShouldBe(expected, ignoreOrder: true, "the payment's metadata");
        Stripe.Transfers[^1].Metadata.ShouldBe(expected, ignoreOrder: true, "the transfer's metadata");
    }

    [Then("{float} goes to {word}'s account, and {float} of it comes back as our fee")]
    public async Task GoesTo(decimal sum, string producer, decimal fee)
    {
        var account = (await showsDriver.SeeProducerAsync(people[producer])).StripeAccountId;
        var transfer = Stripe.Transfers.ShouldHaveSingleItem("transfers");
        (transfer.Destination, transfer.Amount / 100m, Stripe.Payments[^1].Data.ApplicationFee / 100m).ShouldBe((account, sum, fee), "to whom the money goes, how much, and the fee");
    }

    [Then("Stripe was asked with our key and the order's idempotency key")]
    public void Headers()
    {
        var call = Stripe.CallsTo("POST", "/checkout/sessions").ShouldHaveSingleItem();
        call.Headers["Authorization"].ShouldBe("Bearer ***");
        call.Headers["Idempotency-Key"].ShouldStartWith("order-");
        call.Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
    }

    private LostDatabase? Lost { get; set; }

    private static void Paid(JsonObject session)
    {
        session["status"] = "complete";
        session["payment_status"] = "paid";
    }
}
