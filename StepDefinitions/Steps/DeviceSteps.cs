using Framework.Lanes;
using Framework.Sockets;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Phones, tablets and laptops that are connected: what is done on them, and what they show.</summary>
[Binding]
public sealed class DeviceSteps(RealtimeDriver realtime, DevicesDriver devices, ForumDriver forum, People people, Chats chats, ScenarioScope scenario)
{
    private FrameJson? _answer;

    [Given("{word}'s {device} is connected")]
    public Task Connect(string name, string device) => realtime.ConnectAsync(people[name], Of(name, device));

    [Given("{word}'s {device} is connected to another instance of the system")]
    public Task ConnectElsewhere(string name, string device) => realtime.ConnectElsewhereAsync(people[name], Of(name, device));

    [Given("{word}'s {device} follows the chat with {word}")]
    public Task Follow(string name, string device, string other) => realtime.ConnectAsync(people[name], Of(name, device), chats.Of(name, other));

    [When("{word}'s {device} attempts to follow the chat of {word} and {word}")]
    public Task AttemptToFollow(string name, string device, string one, string other) => realtime.AttemptAsync(people.Find(name), Of(name, device), null, chats.Of(one, other));

    [When("{word}'s {device} attempts to connect")]
    public Task AttemptToConnect(string name, string device) => realtime.AttemptAsync(people.Find(name), Of(name, device), null);

    [Given("{word}'s {device} has lost its connection")]
    [When("{word}'s {device} loses its connection")]
    public async Task Lose(string name, string device)
    {
        await scenario.AtRestAsync();
        devices.ToldAtAll(Of(name, device));
        devices.Socket(Of(name, device)).Cut();
    }

    [When("{word}'s {device} connects again")]
    public Task Reconnect(string name, string device) => realtime.ConnectAsync(people[name], Of(name, device));

    [Given("{word}'s {device} has stopped reading")]
    public async Task Stop(string name, string device)
    {
        await scenario.AtRestAsync();
        devices.Socket(Of(name, device)).StopReading();
    }

    [When("{word}'s {device} reads again")]
    public void ReadAgain(string name, string device) => devices.Socket(Of(name, device)).ReadAgain();

    [When("{word}'s {device} sends {string} to {word}")]
    public async Task Send(string name, string device, string content, string other) =>
        _answer = await devices.AskAsync(Of(name, device), "message.send", new { ChatId = chats.Of(name, other), Content = content });

    [When("{word}'s {device} attempts to send {string} into the chat of {word} and {word}")]
    public async Task SendElsewhere(string name, string device, string content, string one, string other) =>
        _answer = await devices.AskAsync(Of(name, device), "message.send", new { ChatId = chats.Of(one, other), Content = content });

    [When("{word}'s {device} attempts to type into the chat of {word} and {word}")]
    public async Task TypeElsewhere(string name, string device, string one, string other) => _answer = await devices.AskAsync(Of(name, device), "typing", new { ChatId = chats.Of(one, other) });

    [When("{word}'s {device} marks {string} from {word} as read")]
    public async Task MarkRead(string name, string device, string content, string other)
    {
        var chat = chats.Of(name, other);
        _answer = await devices.AskAsync(Of(name, device), "message.read", new { ChatId = chat, MessageId = (await forum.FindAsync(people[name], chat, content)).Id });
    }

    [Given("{word} is typing to {word} on the {device}")]
    [When("{word} types to {word} on the {device}")]
    public async Task Type(string name, string other, string device) => (await devices.AskAsync(Of(name, device), "typing", new { ChatId = chats.Of(name, other) })).Type.ShouldBe("answer", "the answer to a typing frame");

    [When("{word} and {word} write {int} messages each at the same time")]
    public Task WriteAtOnce(string one, string other, int count) => Task.WhenAll(
        Enumerable.Range(1, count).SelectMany(i => new[] { (one, other, i), (other, one, i) })
            .Select(m => forum.AttemptSendAsync(people[m.Item1], chats.Of(m.Item1, m.Item2), new { Content = FormattableString.Invariant($"{m.Item1} {m.i}") })));

    [Given("{word} has sent {int} messages to {word} in one go")]
    [When("{word} sends {int} messages to {word} in one go")]
    public async Task SendMany(string name, int count, string other)
    {
        for (var i = 1; i <= count; i++)
            await forum.SendAsync(people[name], chats.Of(name, other), FormattableString.Invariant($"message {i}"));
    }

    [Then("the answer is the message {string}, from {word}")]
    public void Answered(string content, string name)
    {
        var answer = _answer.ShouldNotBeNull();
        answer.Type.ShouldBe("answer", $"the answer to the frame ({answer.Code}: {answer.Detail})");
        var message = answer.DataAs<MessageJson>();
        (ForumDriver.NameOf(message.Sender), message.Content).ShouldBe((name, content));
    }

    [Then("the frame is answered with the error {string}")]
    public void AnsweredWithError(string code) => (_answer!.Type, _answer.Code).ShouldBe(("error", code), $"the answer to the frame ({_answer.Detail})");

    [Then("{word}'s {device} shows:")]
    public void Shows(string name, string device, DataTable expected) => Messages(name, device).ShouldBe(expected.CreateSet<MessageLine>(), $"the messages that {Of(name, device)} was told, in order");

    [Then("{word}'s {device} shows messages {int} to {int}, each once and in order")]
    public void ShowsMany(string name, string device, int first, int last) =>
        Messages(name, device).Select(m => m.Message).ShouldBe(Enumerable.Range(first, last - first + 1).Select(i => FormattableString.Invariant($"message {i}")), $"the messages that {Of(name, device)} was told, in order");

    [Then("{word}'s {device} shows all {int} messages in the order of the chat with {word}")]
    public async Task ShowsAll(string name, string device, int count, string other)
    {
        var told = Messages(name, device);
        told.Count.ShouldBe(count, $"messages that {Of(name, device)} was told");
        var stored = (await forum.ReadAsync(people[name], chats.Of(name, other), ("limit", "200"))).Items.Select(m => new MessageLine(ForumDriver.NameOf(m.Sender), m.Content));
        told.ShouldBe(stored, $"the messages that {Of(name, device)} was told, compared with the chat");
    }

    [Then("{word}'s {device} shows nothing")]
    public void ShowsNothing(string name, string device) => devices.ToldAtAll(Of(name, device)).Select(f => f.Type).ShouldBeEmpty($"what {Of(name, device)} was told");

    [Then("{word}'s {device} shows that {word} {typing}")]
    public void ShowsTyping(string name, string device, string writer, bool isTyping) =>
        devices.Told(Of(name, device), "typing").Select(f => f.DataAs<TypingEventJson>()).Select(t => (t.UserId, t.IsTyping)).ShouldBe([(people[writer].Id, isTyping)], $"what {Of(name, device)} was told of who is typing");

    [Then("{word}'s {device} shows that {word} has read {int} message(s)")]
    public void ShowsRead(string name, string device, string reader, int number) =>
        devices.Told(Of(name, device), "message.read").Select(f => f.DataAs<ReadEventJson>()).Select(r => (r.UserId, r.Number)).ShouldBe([(people[reader].Id, number)], $"what {Of(name, device)} was told of who has read");

    [Then("{word}'s {device} shows that a chat was {word}")]
    public void ShowsChat(string name, string device, string what) =>
        devices.Told(Of(name, device), "chat.opened", "chat.removed").Select(f => f.Type).ShouldBe([$"chat.{what}"], $"what {Of(name, device)} was told of its chats");

    [Then("{word}'s {device} is still connected")]
    public void IsConnected(string name, string device) => devices.Socket(Of(name, device)).Closure.ShouldBeNull($"how {Of(name, device)} was disconnected");

    [Then("{word}'s {device} was dropped because of {string}")]
    public void WasDropped(string name, string device, string reason) => devices.Socket(Of(name, device)).Closure.ShouldNotBeNull($"{Of(name, device)} should have been dropped").Reason.ShouldBe(reason, $"why {Of(name, device)} was dropped");

    [Then("{word}'s {device} was cut off")]
    public void WasCut(string name, string device) => devices.Socket(Of(name, device)).Closure.ShouldBe(new SocketClosure(null, "cut by the system", BySystem: true), $"how {Of(name, device)} was disconnected");

    [Then("{word}'s {device} is refused because of {string}")]
    public void IsRefused(string name, string device, string code) =>
        devices.Socket(Of(name, device)).Refusal.ShouldNotBeNull($"{Of(name, device)} should have been refused").Body.ShouldContain($"\"code\":\"{code}\"", customMessage: $"why {Of(name, device)} was refused");

    [When("{word} types to {word} on the {device} and nothing is stored")]
    public async Task TypeAndCompare(string name, string other, string device)
    {
        await scenario.AtRestAsync();
        var before = await scenario.DigestTablesAsync();
        await Type(name, other, device);
        (await scenario.DigestTablesAsync()).ChangedSince(before).ShouldBeEmpty("tables that typing has changed");
    }

    [When("{word}'s {device} connects while {word} sends {int} more")]
    public async Task ConnectWhile(string name, string device, string other, int count)
    {
        var chat = chats.Of(name, other);
        var first = (await forum.ReadAsync(people[name], chat, ("limit", "1"))).Total + 1;
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < count; i++)
                await forum.SendAsync(people[other], chat, FormattableString.Invariant($"message {first + i}"));
        });
        await realtime.ConnectAsync(people[name], Of(name, device));
        await sending;
    }

    private IReadOnlyList<MessageLine> Messages(string name, string device) =>
        [.. devices.Told(Of(name, device), "message.created").Select(f => f.DataAs<MessageJson>()).Select(m => new MessageLine(ForumDriver.NameOf(m.Sender), m.Content))];

    private static string Of(string name, string device) => $"{name}'s {device}";
}
