using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What people attempt in chats, perhaps in vain.</summary>
[Binding]
public sealed class ForumAttemptSteps(ForumDriver forum, IdentityDriver identity, People people, Chats chats, ScenarioScope scenario, ActionAttempt attempt)
{
    [Given("{word} is a {word} of the school")]
    public Task IsA(string name, string role) => identity.HaveAsync(name, role);

    [When("{word} attempts to write {string} in the chat of {word} and {word}")]
    public async Task Write(string name, string content, string one, string other) => attempt.Remember(await forum.AttemptSendAsync(people.Find(name), chats.Of(one, other), new { Content = content }));

    [When("{word} attempts to write {int} characters to {word}")]
    public async Task WriteLong(string name, int length, string other) => attempt.Remember(await forum.AttemptSendAsync(people[name], chats.Of(name, other), new { Content = new string('ж', length) }));

    [When("{word} attempts to write to {word}, in JSON:")]
    public async Task WriteJson(string name, string other, string content) =>
        attempt.Remember(await forum.AttemptSendAsync(people[name], chats.Of(name, other), new { Content = System.Text.Json.JsonSerializer.Deserialize<string>(content) }));

    [When("{word} attempts to write {string} to {word} in the name of {word}")]
    public async Task WriteAs(string name, string content, string other, string claimed) =>
        attempt.Remember(await forum.AttemptSendAsync(people[name], chats.Of(name, other), new { Content = content, SenderId = people[claimed].Id }));

    [When("{word} attempts to reply {string} to {word} about what {word} wrote to {word}")]
    public async Task ReplyElsewhere(string name, string content, string other, string author, string reader)
    {
        var foreign = (await forum.ReadAsync(people[author], chats.Of(author, reader))).Items[^1];
        attempt.Remember(await forum.AttemptSendAsync(people[name], chats.Of(name, other), new { Content = content, ReplyTo = foreign.Id }));
    }

    [When("{word} attempts to read the chat of {word} and {word}")]
    public async Task Read(string name, string one, string other) => attempt.Remember(await forum.AttemptReadAsync(people.Find(name), chats.Of(one, other)));

    [When("{word} attempts to list their chats")]
    public async Task List(string name) => attempt.Remember(await forum.AttemptListAsync(people.Find(name)));

    [When("{word} attempts to close the chat of {word} and {word}")]
    public async Task Close(string name, string one, string other) => attempt.Remember(await forum.AttemptSetActiveAsync(people.Find(name), chats.Of(one, other), isActive: false));

    [When("{word} attempts to {word} a chat that does not exist")]
    public async Task OnNothing(string name, string action)
    {
        var nothing = scenario.Data.Faker.Random.Guid();
        attempt.Remember(action == "read" ? await forum.AttemptReadAsync(people[name], nothing) : await forum.AttemptSendAsync(people[name], nothing, new { Content = "Hello" }));
    }

    [When("{word} attempts to read the chat with {word} with the {word} {word}")]
    public async Task ReadPage(string name, string other, string parameter, string value) => attempt.Remember(await forum.AttemptReadAsync(people[name], chats.Of(name, other), (parameter, value)));

    [When("{word} attempts to list their chats with the {word} {word}")]
    public async Task ListPage(string name, string parameter, string value) => attempt.Remember(await forum.AttemptListAsync(people[name], (parameter, value)));

    [Then("the attempt succeeds")]
    public void Succeeds() => attempt.Answer.EnsureSuccess();

    [Then("the refusal names {string}")]
    public void Names(string field) => attempt.Answer.ProblemFields.ShouldContain(field, $"the fields that the refusal names ({attempt.Answer.Summary})");

    [Then("the refusal says {string}")]
    public void Says(string text) => attempt.Answer.Summary.ShouldContain(text, customMessage: "what the refusal says");
}
