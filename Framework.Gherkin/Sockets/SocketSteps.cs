using System.Text;
using Framework.Gherkin.Http;
using Reqnroll;

namespace Framework.Gherkin.Sockets;

/// <summary>Opens sockets, sends over them, and lets them end.</summary>
[Binding]
public sealed class SocketSteps(SocketConversation sockets, SavedValues saved)
{
    /// <summary>A socket is open, at an endpoint by its name or at a path, as whoever is signed in.</summary>
    [Given("the socket {string} is open at {string}")]
    public async Task HaveOpen(string name, string place)
    {
        var socket = await sockets.OpenAsync(name, place);
        if (socket.Refusal is { } refusal)
            throw new PreparationFailedException($"The scenario's {socket} could not be opened: {refusal.Body}");
    }

    /// <summary>A socket is opened, or refused: a Then says which.</summary>
    [When("the socket {string} is opened at {string}")]
    public Task Open(string name, string place) => sockets.OpenAsync(name, place);

    /// <summary>The next socket offers subprotocols, separated by commas.</summary>
    [Given("the next socket offers the protocols {string}")]
    public void Offer(string protocols) => sockets.Offer(saved.Fill(protocols).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A message is sent, as it is written.</summary>
    [Given("the socket {string} has sent:")]
    [When("the socket {string} sends:")]
    public Task Send(string name, string json) => sockets[name].SendAsync(saved.FillJson(json));

    /// <summary>A message is sent that need not be JSON.</summary>
    [When("the socket {string} sends the text {string}")]
    public Task SendText(string name, string text) => sockets[name].SendAsync(saved.Fill(text));

    /// <summary>A message is sent several times.</summary>
    [When("the socket {string} sends the text {string} {int} times")]
    public async Task SendTextOften(string name, string text, int times)
    {
        for (var i = 0; i < times; i++)
            await sockets[name].SendAsync(saved.Fill(text));
    }

    /// <summary>A message of so many characters is sent.</summary>
    [When("the socket {string} sends a text of {int} characters")]
    public Task SendLong(string name, int length) => sockets[name].SendAsync(new string('a', length));

    /// <summary>A message of bytes is sent: the text in UTF-8, but marked as binary.</summary>
    [When("the socket {string} sends the bytes of {string}")]
    public Task SendBytes(string name, string text) => sockets[name].SendAsync(Encoding.UTF8.GetBytes(saved.Fill(text)));

    /// <summary>The connection is cut without a close frame, as a lost network does.</summary>
    [Given("the socket {string} has dropped")]
    [When("the socket {string} drops")]
    public void Drop(string name) => sockets[name].Cut();

    /// <summary>The socket is closed in order.</summary>
    [Given("the socket {string} has been closed")]
    [When("the socket {string} is closed")]
    public Task Close(string name) => sockets[name].CloseAsync();

    /// <summary>A socket that has ended is opened again where it was.</summary>
    [Given("the socket {string} has reconnected")]
    [When("the socket {string} reconnects")]
    public Task Reconnect(string name) => sockets.ReopenAsync(name);

    /// <summary>The client reads nothing any more; whoever sends to it has to wait.</summary>
    [Given("the socket {string} has stopped reading")]
    [When("the socket {string} stops reading")]
    public void StopReading(string name) => sockets[name].StopReading();

    /// <summary>The client reads again what has come meanwhile.</summary>
    [When("the socket {string} reads again")]
    public void ReadAgain(string name) => sockets[name].ReadAgain();
}
