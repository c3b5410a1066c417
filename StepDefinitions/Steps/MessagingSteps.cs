using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Messages that the office writes, and who takes them.</summary>
[Binding]
public sealed class MessagingSteps(MessagingDriver messages, MessageProviders providers, People people, ActionAttempt attempt, ScenarioScope scenario)
{
    private const string Subject = "The concert";
    private const string Text = "It begins at seven.";
    private const string Phone = "+79161234567";

    [StepArgumentTransformation("SendGrid|Mailgun|the mail server|Twilio|SMS.ru", Name = "Provider")]
    public MessageProvider Provider(string name) => providers[name];

    [Given("mail goes out through {Provider}")]
    [Given("text messages go out through {Provider}")]
    public Task Order(MessageProvider only) => OrderAsync(only);

    [Given("mail goes out through {Provider}, then {Provider}")]
    [Given("text messages go out through {Provider}, then {Provider}")]
    public Task Order(MessageProvider first, MessageProvider second) => OrderAsync(first, second);

    [Given("mail goes out through {Provider}, then {Provider}, then {Provider}")]
    public Task Order(MessageProvider first, MessageProvider second, MessageProvider third) => OrderAsync(first, second, third);

    [When("{word} attempts to send mail through {string}")]
    public async Task AttemptToOrder(string name, string codes) => attempt.Remember(await messages.AttemptOrderAsync(people.Find(name), "mail", [.. codes.Split(", ", StringSplitOptions.RemoveEmptyEntries)]));

    [When("{word} writes a mail")]
    [Given("{word} has written a mail")]
    public Task WriteMail(string name) => messages.SendAsync(people[name], "mail", messages.Address, Subject, Text);

    [When("{word} writes a mail with the subject {string}:")]
    public Task WriteMail(string name, string subject, string text) => messages.SendAsync(people[name], "mail", messages.Address, subject, text);

    [When("{word} writes a text message")]
    [Given("{word} has written a text message")]
    public Task WriteSms(string name) => messages.SendAsync(people[name], "sms", Phone, null, Text);

    [When("{word} attempts to write a mail to {string}")]
    public async Task AttemptMail(string name, string address) => attempt.Remember(await messages.AttemptSendAsync(people.Find(name), "mail", address, Subject, Text));

    [When("{word} attempts to write a text message to {string}")]
    public async Task AttemptSms(string name, string number) => attempt.Remember(await messages.AttemptSendAsync(people.Find(name), "sms", number, null, Text));

    [When("{word} attempts to write a mail with the subject {string}")]
    public async Task AttemptSubject(string name, string subject) => attempt.Remember(await messages.AttemptSendAsync(people[name], "mail", messages.Address, subject.Replace("\\n", "\n", StringComparison.Ordinal), Text));

    [When("{word} attempts to see what became of it")]
    public async Task AttemptSee(string name) => attempt.Remember(await messages.AttemptSeeAsync(people.Find(name)));

    [Then("{Provider} has it")]
    public void Has(MessageProvider provider) => Taken(provider).ShouldBe([Text], $"what {provider.Code} has taken");

    [Then("{Provider} has it, and no other")]
    public void AloneHas(MessageProvider provider)
    {
        Has(provider);
        foreach (var other in providers.All.Where(p => p.Code != provider.Code))
            Taken(other).ShouldBeEmpty($"what {other.Code} has taken");
    }

    [Then("nobody has it")]
    public void NobodyHas() => providers.All.SelectMany(Taken).ShouldBeEmpty("what was taken");

    [Then("{word} sees that it was {word} through {Provider}")]
    public async Task Sees(string name, string status, MessageProvider provider)
    {
        var seen = await messages.SeeAsync(people[name]);
        (seen.Status, seen.Provider).ShouldBe((status, provider.Code), $"what became of the message ({Attempts(seen)})");
    }

    [Then("{word} sees that it {word}, because of {string}")]
    public async Task SeesWhy(string name, string status, string reason)
    {
        var seen = await messages.SeeAsync(people[name]);
        seen.Status.ShouldBe(status, $"what became of the message ({Attempts(seen)})");
        seen.Reason.ShouldNotBeNull("why").ShouldContain(reason);
    }

    [Then("{word} sees these attempts: {string}")]
    public async Task SeesAttempts(string name, string attempts) => Attempts(await messages.SeeAsync(people[name])).ShouldBe(attempts, "the attempts to send the message");

    [Then("{Provider} was asked to take {int} message(s)")]
    public void WasAsked(MessageProvider provider, int times)
    {
        var call = provider.SendCall.Split(' ');
        provider.Vendor.CallsTo(call[0], call[1]).Count.ShouldBe(times, $"how often {provider.Code} was asked to take a message");
    }

    private static string Attempts(Wire.NotificationJson seen) => string.Join(", ", seen.Attempts.Select(a => $"{a.Provider} {a.Outcome}"));

    private IReadOnlyList<string> Taken(MessageProvider provider) => [.. provider.TextsTo(messages.Address), .. provider.TextsTo(Phone)];

    private async Task OrderAsync(params MessageProvider[] order)
    {
        var office = people.All.First(p => p.Role == "admin");
        await messages.OrderAsync(office, order[0].Code is "twilio" or "sms_ru" ? "sms" : "mail", [.. order.Select(p => p.Code)]);
        await scenario.AtRestAsync();
    }
}
