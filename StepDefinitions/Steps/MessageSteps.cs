using System.Text.Json;
using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>What people say in chats, and read there.</summary>
[Binding]
public sealed class MessageSteps(ForumDriver forum, People people, Chats chats, ScenarioScope scenario, QueryBudgetDriver budget)
{
    private readonly Dictionary<string, Guid> _clientIds = new(StringComparer.Ordinal);
    private MessageListJson? _page;

    [Given("{word} has written {string} to {word}")]
    [When("{word} writes {string} to {word}")]
    public Task Write(string name, string content, string other) => forum.SendAsync(people[name], chats.Of(name, other), content);

    [When("{word} writes to {word}, in JSON:")]
    public Task WriteJson(string name, string other, string content) => forum.SendAsync(people[name], chats.Of(name, other), forum.LastText = JsonSerializer.Deserialize<string>(content)!);

    [Given("{word} has written {string} to {word} about {string}")]
    public Task WriteAbout(string name, string content, string other, string subject) => forum.SendAsync(people[name], chats.Of(name, other, subject), content);

    [Given("{word} has written {int} messages to {word}")]
    public async Task WriteMany(string name, int count, string other)
    {
        for (var i = 1; i <= count; i++)
            await forum.SendAsync(people[name], chats.Of(name, other), FormattableString.Invariant($"message {i}"));
    }

    [Given("{word} has written {int} replies to {word}, who has read them")]
    [When("{word} writes {int} replies to {word}, who reads them")]
    public async Task ReplyMany(string name, int count, string other)
    {
        var chat = chats.Of(name, other);
        for (var i = 1; i <= count; i++)
            await forum.SendAsync(people[name], chat, FormattableString.Invariant($"reply {i}"), forum.LastSent?.Id);
        await forum.MarkReadAsync(people[other], chat, forum.LastSent!.Id);
    }

    [When("{word} replies {string} to {word}'s {string}")]
    public async Task Reply(string name, string content, string other, string original)
    {
        var chat = chats.Of(name, other);
        await forum.SendAsync(people[name], chat, content, (await forum.FindAsync(people[name], chat, original)).Id);
    }

    [When("{word} writes {string} to {word}, and again because the answer was lost")]
    public async Task WriteTwice(string name, string content, string other)
    {
        var id = _clientIds[content] = scenario.Data.Faker.Random.Guid();
        var first = await forum.SendAsync(people[name], chats.Of(name, other), content, clientId: id);
        var again = await forum.SendAsync(people[name], chats.Of(name, other), content, clientId: id);
        again.Id.ShouldBe(first.Id, "the message that the repetition was answered with");
    }

    [Given("{word} has read {string} from {word}")]
    [When("{word} reads {string} from {word}")]
    public async Task MarkRead(string name, string content, string other)
    {
        var chat = chats.Of(name, other);
        await forum.MarkReadAsync(people[name], chat, (await forum.FindAsync(people[name], chat, content)).Id);
    }

    [Given("{word} has closed the chat with {word}")]
    public Task Close(string name, string other) => forum.SetActiveAsync(people[name], chats.Of(name, other), isActive: false);

    [When("{word} opens the chat with {word} again")]
    public Task Reopen(string name, string other) => forum.SetActiveAsync(people[name], chats.Of(name, other), isActive: true);

    [Then("{word} reads in the chat with {word}:")]
    public async Task Reads(string name, string other, DataTable expected)
    {
        var lines = await LinesAsync(name, chats.Of(name, other));
        lines.ShouldBe(expected.CreateSet<MessageLine>(), $"what {name} reads in the chat with {other}, in order");
    }

    [Then("{word} reads in the chat with {word} about {string}:")]
    public async Task ReadsAbout(string name, string other, string subject, DataTable expected) =>
        (await LinesAsync(name, chats.Of(name, other, subject))).ShouldBe(expected.CreateSet<MessageLine>(), $"what {name} reads in the chat with {other} about {subject}");

    [Then("{word} reads nothing in the chat with {word}")]
    public async Task ReadsNothing(string name, string other) => (await LinesAsync(name, chats.Of(name, other))).ShouldBeEmpty($"what {name} reads in the chat with {other}");

    [Then("{word} reads exactly the same text in the chat with {word}")]
    public async Task ReadsSame(string name, string other)
    {
        (await forum.ReadAsync(people[name], chats.Of(name, other))).Items.ShouldHaveSingleItem().Content.ShouldBe(forum.LastText, $"the text that {name} reads");
    }

    [Then("{string} is {word}'s reply to {word}'s {string}")]
    public async Task IsReply(string content, string name, string other, string original)
    {
        var reply = (await forum.FindAsync(people[other], chats.Of(name, other), content)).ReplyTo.ShouldNotBeNull($"what \"{content}\" replies to");
        (ForumDriver.NameOf(reply.Sender), reply.Excerpt).ShouldBe((other, original), $"what \"{content}\" replies to");
    }

    [Then("{string} of {word} was read by {word}")]
    public async Task WasRead(string content, string name, string reader) =>
        (await forum.FindAsync(people[name], chats.Of(name, reader), content)).ReadBy.ShouldBe([people[reader].Id], $"who has read \"{content}\"");

    [Then("{string} of {word} was not read by {word}")]
    public async Task WasNotRead(string content, string name, string reader) =>
        (await forum.FindAsync(people[name], chats.Of(name, reader), content)).ReadBy.ShouldBeEmpty($"who has read \"{content}\"");

    [Then("{word} has {int} unread message(s) from {word}")]
    public async Task Unread(string name, int count, string other) =>
        (await forum.ListAsync(people[name])).Single(c => c.Id == chats.Of(name, other)).Unread.ShouldBe(count, $"{name}'s unread messages from {other}");

    [When("{word} reads the chat with {word} with the limit {int} and the offset {int}")]
    public async Task ReadPage(string name, string other, int limit, int offset) => _page = await forum.ReadAsync(people[name], chats.Of(name, other), ("limit", $"{limit}"), ("offset", $"{offset}"));

    [Then("the page holds {string} of {int} messages")]
    public void PageHolds(string messages, int total)
    {
        var page = _page.ShouldNotBeNull();
        string.Join(", ", page.Items.Select(m => m.Content.Replace("message ", "", StringComparison.Ordinal))).ShouldBe(messages, "the messages on the page");
        page.Total.ShouldBe(total, "messages in all");
    }

    [Given("{word} has {int} chat(s), and has listed them")]
    [When("{word} has {int} chats in all, and lists them")]
    public async Task HaveChats(string student, int count)
    {
        await forum.HaveStudentAsync(student);
        var there = (await forum.ListAsync(people[student])).Count;
        while (there < count)
        {
            var (subject, tutor) = (FormattableString.Invariant($"Subject {there}"), count - there > 1 ? "Irina" : null);
            await forum.HaveSubjectAsync("Marina", subject, tutor);
            (await forum.AttemptEnrolAsync(people["Marina"], student, subject)).EnsureSuccess();
            there += tutor is null ? 1 : 2;
        }

        (await forum.ListAsync(people[student])).Count.ShouldBe(count, "chats that were listed");
        budget.Counted();
    }

    [Given("{word} has read all of the chat with {word}")]
    [When("{word} reads all of the chat with {word}")]
    public async Task ReadAll(string name, string other)
    {
        await forum.ReadAsync(people[name], chats.Of(name, other), ("limit", "200"));
        budget.Counted();
    }

    private async Task<IReadOnlyList<MessageLine>> LinesAsync(string name, Guid chat) =>
        [.. (await forum.ReadAsync(people[name], chat, ("limit", "200"))).Items.Select(m => new MessageLine(ForumDriver.NameOf(m.Sender), m.Content))];
}
