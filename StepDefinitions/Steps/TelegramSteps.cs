using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Support;

namespace StepDefinitions.Steps;

[Binding]
public sealed class TelegramSteps(ScenarioVendors vendors, People people, Invoices invoices, InvoicesDriver driver, ScenarioScope scenario)
{
    [Given("Telegram is down")]
    public void IsDown() => vendors.Telegram.IsDown();

    [Given("Telegram never answers")]
    public void NeverAnswers() => vendors.Telegram.TimesOut();

    [Given("Telegram asks to come again in {int} seconds")]
    public void AsksToComeAgain(int seconds) => vendors.Telegram.TooManyRequests(seconds, calls: 1);

    [Then("Telegram was asked to send {int} message(s)")]
    public void WasAsked(int times) => vendors.Telegram.CallsTo("POST", "/sendMessage").Count.ShouldBe(times, "how often Telegram was asked to send a message");

    [When("Telegram is well again")]
    public async Task Recovers()
    {
        await scenario.AtRestAsync();
        vendors.Telegram.CallsTo("POST", "/sendMessage").ShouldNotBeEmpty("Telegram should have been tried while it was down");
        vendors.Telegram.Messages.ShouldBeEmpty("nothing can have been delivered while Telegram was down");
        vendors.Telegram.Recover();
    }

    [Then("{word} has {int} Telegram message(s)")]
    public void Has(string name, int count) =>
        vendors.Telegram.MessagesTo(ChatOf(name)).Count.ShouldBe(count, $"Telegram messages to {name}");

    [Then("nothing was sent on Telegram")]
    public void NothingSent() => vendors.Telegram.CallsTo("POST", "/sendMessage").ShouldBeEmpty("what was sent on Telegram");

    [Then("{word}'s message names {string}, {string}, {string} and {string}")]
    public void Names(string name, string student, string amount, string dueDate, string description)
    {
        var message = vendors.Telegram.MessagesTo(ChatOf(name)).ShouldHaveSingleItem($"Telegram messages to {name}");
        var text = message.PlainText.Replace('\u00a0', ' ').Replace('\u202f', ' ');
        text.ShouldSatisfyAllConditions(
            () => text.ShouldContain(student, customMessage: "the message's text"),
            () => text.ShouldContain(amount, customMessage: "the message's text"),
            () => text.ShouldContain(dueDate, customMessage: "the message's text"),
            () => text.ShouldContain(description, customMessage: "the message's text"));
    }

    [Then("{word}'s message has a button that leads to the invoice's payment page")]
    public void HasButton(string name) =>
        vendors.Telegram.MessagesTo(ChatOf(name)).ShouldHaveSingleItem($"Telegram messages to {name}").Buttons.Where(b => b.Url is not null).ShouldHaveSingleItem("the message's buttons that lead somewhere")
            .Url.ShouldBe($"{SuiteSettings.PublicUrl}/pay/{invoices.Current}", "where the message's button leads");

    [Then("the notification is still on its way")]
    public async Task OnItsWay() => (await driver.NotificationTaskAsync()).Status.ShouldBeOneOf(["queued", "running"], "the notification's task");

    [Then("the notification is done with")]
    public async Task DoneWith()
    {
        var task = await driver.NotificationTaskAsync();
        task.Status.ShouldBe("succeeded", $"the notification's task, after {task.Attempts} attempt(s), last error: {task.LastError ?? "none"}");
    }

    private long ChatOf(string name) => people[name].TelegramId ?? throw new InvalidOperationException($"{name} is not on Telegram in this scenario. Add: Given {name} is on Telegram.");
}
