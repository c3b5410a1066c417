using Framework.Lanes;
using Mocks;
using Mocks.Telegram;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>One payment on the web and on Telegram: messages that follow the invoice, and buttons that pay it.</summary>
[Binding]
public sealed class BothChannelSteps(ScenarioVendors vendors, People people, ScenarioScope scenario, InvoicesDriver driver, TelegramUpdatesDriver updates)
{
    private const long Stranger = 4_815_162_342;

    [When("{word} presses {string}")]
    public Task Press(string name, string button) => updates.PressAsync(ChatOf(name), button);

    [When("a stranger presses {string} under {word}'s message")]
    public Task StrangerPresses(string button, string name) => updates.PressAsync(ChatOf(name), button, Stranger);

    [When("Telegram repeats the update")]
    public Task Repeat() => updates.RepeatAsync();

    [When("somebody delivers {word}'s press with {word} secret")]
    public Task DeliverPress(string name, string which) => updates.DeliverPressAsync(ChatOf(name), "Pay from Telegram", which == "no" ? null : "another-secret-than-agreed");

    [When("Telegram delivers no JSON")]
    public Task NoJson() => updates.DeliverAsync("{\"update_id\": 1, \"callb");

    [When("Telegram delivers a JSON array")]
    public Task JsonArray() => updates.DeliverAsync("[1]");

    [When("Telegram delivers an update of another kind")]
    public Task OtherKind() => updates.DeliverAsync("""{"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "/start"}}""");

    [When("Telegram delivers a press of another button")]
    public Task OtherButton() => updates.DeliverAsync("""{"update_id": 1, "callback_query": {"id": "1", "from": {"id": 1}, "message": {"message_id": 1, "chat": {"id": 1}}, "data": "dance"}}""");

    [When("Telegram delivers a press without its message")]
    public Task WithoutMessage() => updates.DeliverAsync("""{"update_id": 1, "callback_query": {"id": "1", "from": {"id": 1}, "data": "pay:019b76da-a800-7000-8000-000000000000"}}""");

    [Then("the update is refused/answered with {int}")]
    public void Answered(int status) => updates.LastStatus.ShouldBe(status, $"how the system answered the update ({updates.LastAnswer})");

    [Given("a sent invoice, which {word} has been told of")]
    public async Task HaveSentAndTold(string name)
    {
        await driver.HaveAsync(InvoiceStatus.Sent);
        await scenario.AtRestAsync();
        MessageOf(name);
    }

    [Given("Telegram goes down")]
    public void GoesDown() => vendors.Telegram.IsDown();

    [When("Telegram recovers, and {int} minutes pass")]
    public async Task RecoversAndTimePasses(int minutes)
    {
        await RecoversAsync();
        await scenario.AdvanceAsync(TimeSpan.FromMinutes(minutes));
    }

    [When("Telegram recovers")]
    public async Task RecoversAsync()
    {
        await scenario.AtRestAsync();
        vendors.Telegram.Recover();
    }

    [Then("{word}'s message says {string}")]
    public void Says(string name, string text) => MessageOf(name).PlainText.ShouldContain(text, customMessage: $"the text of {name}'s message");

    [Then("{word}'s message has no buttons")]
    public void HasNoButtons(string name) => MessageOf(name).Buttons.ShouldBeEmpty($"the buttons of {name}'s message");

    [Then("{word}'s message has the button {string}, which leads to YooKassa's page")]
    public void HasButton(string name, string button)
    {
        var found = MessageOf(name).Buttons.ShouldHaveSingleItem($"the buttons of {name}'s message");
        found.Text.ShouldBe(button, "what the button says");
        found.Url.ShouldBe(vendors.YooKassa.Payment().ConfirmationUrl, "where the button leads");
    }

    [Then("{word} is told {string}")]
    [Then("the {word} is told {string}")]
    public void IsTold(string name, string text) => vendors.Telegram.PressAnswers.ShouldBe([text], $"what {name} was told after pressing");

    [Then("{word} is told that it is {string}")]
    public void IsToldThat(string name, string status) => vendors.Telegram.PressAnswers.ShouldHaveSingleItem($"what {name} was told after pressing").ShouldContain($"is {status}; it cannot be paid");

    [Then("nothing was asked of YooKassa")]
    public void NothingOfYooKassa() => vendors.YooKassa.CallsTo("*", "/*").ShouldBeEmpty("calls to YooKassa");

    [Then("nothing was asked of Telegram")]
    public void NothingOfTelegram() => vendors.Telegram.CallsTo("*", "/*").ShouldBeEmpty("calls to Telegram");

    private TelegramMessage MessageOf(string name) => vendors.Telegram.MessagesTo(ChatOf(name)).ShouldHaveSingleItem($"Telegram messages to {name}");

    private long ChatOf(string name) => people[name].TelegramId ?? throw new InvalidOperationException($"{name} is not on Telegram in this scenario. Add: Given {name} is on Telegram.");
}
