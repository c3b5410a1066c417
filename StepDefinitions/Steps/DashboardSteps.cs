using Framework.Lanes;
using Framework.Sockets;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Dashboards: open pages that show invoices as they change.</summary>
[Binding]
public sealed class DashboardSteps(RealtimeDriver realtime, InvoicesDriver invoiceDriver, People people, Invoices invoices, ScenarioScope scenario)
{
    [Given("{word}'s dashboard is open")]
    public Task Open(string name) => realtime.ConnectAsync(people[name], Dashboard(name));

    [Given("{word}'s dashboard has lost its connection")]
    [When("{word}'s dashboard loses its connection")]
    public async Task Lose(string name)
    {
        await scenario.AtRestAsync();
        realtime.Read(Dashboard(name));
        realtime[Dashboard(name)].Cut();
    }

    [When("{word}'s dashboard connects again")]
    public Task Reconnect(string name) => realtime.ConnectAsync(people[name], Dashboard(name));

    [When("{word} attempts to open a dashboard")]
    public Task Attempt(string name) => realtime.AttemptAsync(people.Find(name), Dashboard(name), null);

    [When("{word}'s dashboard attempts to connect again")]
    public Task AttemptAgain(string name) => realtime.AttemptAsync(people[name], Dashboard(name), realtime.CursorOf(Dashboard(name)));

    [When("{word} creates and sends {int} invoices")]
    public Task SendMany(string tutor, int count) => invoiceDriver.SendManyAsync(count);

    [Then("{word}'s dashboard shows the invoice as {InvoiceStatus}")]
    public void Shows(string name, InvoiceStatus status) => ShowsInTurn(name, status.ToString());

    [Then("{word}'s dashboard shows the invoice as {} in turn")]
    public void ShowsInTurn(string name, string statuses) => Told(name).Select(e => (e.InvoiceId, e.Status))
        .ShouldBe(statuses.Split(", ").Select(s => (invoices.Current, s.ToUpperInvariant())), $"what {name}'s dashboard was told");

    [Then("{word}'s dashboard shows {int} invoices as {InvoiceStatus}, each once")]
    public void ShowsMany(string name, int count, InvoiceStatus status)
    {
        var told = Told(name);
        told.ShouldAllBe(e => e.Status == InvoicesDriver.Wire(status));
        told.Select(e => e.InvoiceId).Distinct().Count().ShouldBe(count, $"invoices that {name}'s dashboard was told of");
        told.Count.ShouldBe(count, $"events that {name}'s dashboard was told");
    }

    [Then("what {word}'s dashboard shows is what the invoice says")]
    public async Task ShowsTheTruth(string name)
    {
        var told = Told(name).ShouldHaveSingleItem($"what {name}'s dashboard was told");
        var invoice = await invoiceDriver.SeeAsync(invoices.Current);
        (told.InvoiceId, told.Number, told.Status, told.StudentName, told.Amount, told.Currency, told.DueDate)
            .ShouldBe((invoice.Id, invoice.Number, invoice.Status, invoice.StudentName, invoice.Amount, invoice.Currency, invoice.DueDate), "the event, compared with the invoice");
    }

    [Then("{word}'s dashboard shows nothing")]
    public void ShowsNothing(string name) => Told(name).ShouldBeEmpty($"what {name}'s dashboard was told");

    [Then("{word}'s dashboard is closed because of {string}")]
    public void Closed(string name, string reason) => realtime[Dashboard(name)].Closure.ShouldBe(new SocketClosure(4401, reason, BySystem: true), $"how {name}'s dashboard ended");

    [Then("{word}'s dashboard is refused because of {string}")]
    public void Refused(string name, string code)
    {
        var refusal = realtime[Dashboard(name)].Refusal.ShouldNotBeNull($"{name}'s dashboard should have been refused because of {code}");
        refusal.Body.ShouldContain($"\"code\":\"{code}\"", customMessage: $"why {name}'s dashboard was refused");
    }

    private List<InvoiceStatusJson> Told(string name) => [.. realtime.Read(Dashboard(name)).Select(f => f.Type == "invoice.status" ? f.DataAs<InvoiceStatusJson>() : throw new UnexpectedAnswerException($"{name}'s dashboard was told {f.Type}."))];

    private static string Dashboard(string name) => $"{name}'s dashboard";
}
