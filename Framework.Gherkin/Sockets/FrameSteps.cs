using System.Text.Json;
using Framework.Gherkin.Http;
using Framework.Http;
using Framework.Json;
using Framework.Lanes;
using Framework.Sockets;
using Reqnroll;

namespace Framework.Gherkin.Sockets;

/// <summary>What came over a socket. A frame that a step has asked for is not there for the next one.</summary>
[Binding]
public sealed class FrameSteps(SocketConversation sockets, SavedValues saved, ScenarioScope scenario)
{
    private JsonElement? _last;

    /// <summary>The next frame is this JSON.</summary>
    [Then("the socket {string} receives:")]
    public void Receives(string name, string json) => Next(name, Expected(json), isOpen: false);

    /// <summary>The next frame has at least what is named here, at every depth.</summary>
    [Then("the socket {string} receives a frame that contains:")]
    public void ReceivesAtLeast(string name, string json) => Next(name, Expected(json), isOpen: true);

    /// <summary>The next frames have at least what is named here, one after the other: a JSON array.</summary>
    [Then("the socket {string} receives, in this order:")]
    public void ReceivesInOrder(string name, string json)
    {
        foreach (var frame in Expected(json).EnumerateArray())
            Next(name, frame, isOpen: true);
    }

    /// <summary>A frame comes within so many seconds of the system's clock. Those before it are left for other steps.</summary>
    [Then("the socket {string} receives within {int} second(s):")]
    public async Task ReceivesWithin(string name, int seconds, string json)
    {
        var (socket, expected) = (sockets[name], Expected(json));
        for (var passed = 0; ; passed++)
        {
            if (socket.Unread.FirstOrDefault(f => Mismatches(socket, f, expected, isOpen: true).Count == 0) is { } frame)
            {
                Take(socket, frame);
                return;
            }

            if (passed == seconds)
                throw SocketConversation.Unexpected(socket, $"Within {seconds} s, no frame came that contains {JsonText.Short(expected)}.");
            await scenario.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Nothing has come that no step has asked for.</summary>
    [Then("the socket {string} receives nothing more")]
    public void ReceivesNothing(string name)
    {
        if (sockets[name].Unread.Count > 0)
            throw SocketConversation.Unexpected(sockets[name], $"Socket '{name}' should have received nothing more, but it has: {sockets[name].Unread.Count} frame(s).");
    }

    /// <summary>The frame that a step has asked for last is saved; its parts are <c>&lt;name.path&gt;</c>.</summary>
    [StepDefinition("this frame is saved as {string}")]
    public void Save(string name) => saved.Save(name, _last ?? throw new InvalidOperationException("No frame has been asked for yet. Begin with, for example: Then the socket \"...\" receives:"));

    /// <summary>The socket is open.</summary>
    [Then("the socket {string} is (still )open")]
    public void IsOpen(string name) => Require(name, s => s.Refusal is null && s.Closure is null, "be open");

    /// <summary>The subprotocol that was agreed on is this one.</summary>
    [Then("the socket {string} speaks {string}")]
    public void Speaks(string name, string protocol) => Require(name, s => s.SubProtocol == protocol, $"speak {protocol}, and speaks {sockets[name].SubProtocol ?? "none that was agreed on"}");

    /// <summary>The system has closed the socket with this code and reason.</summary>
    [Then("the socket {string} was closed with {int} {string}")]
    public void WasClosed(string name, int code, string reason) => Require(name, s => s.Closure == new SocketClosure(code, reason, BySystem: true), $"have been closed by the system with {code} {reason}");

    /// <summary>The system has cut the connection without a close frame.</summary>
    [Then("the socket {string} was cut off")]
    public void WasCut(string name) => Require(name, s => s.Closure is { Code: null, BySystem: true }, "have been cut off by the system");

    /// <summary>The handshake was refused with this status.</summary>
    [Then("the socket {string} was refused with the status {int}")]
    public void WasRefused(string name, int status) => Require(name, s => s.Refusal?.Status == status, $"have been refused with {status}");

    /// <summary>The handshake was refused as a problem with this status and code.</summary>
    [Then("the socket {string} was refused with the status {int} and the code {string}")]
    public void WasRefused(string name, int status, string code)
    {
        WasRefused(name, status);
        Require(name, s => CodeOf(s.Refusal!) == code, $"have been refused because of {code}, and was because of {CodeOf(sockets[name].Refusal!) ?? "nothing that it says"}");
    }

    private static string? CodeOf(SocketRefusal refusal)
    {
        if (refusal.ContentType?.StartsWith(Problem.MediaType, StringComparison.Ordinal) != true)
            return null;
        using var body = JsonDocument.Parse(refusal.Body);
        return body.RootElement.TryGetProperty("code", out var code) ? code.ToString() : null;
    }

    private void Next(string name, JsonElement expected, bool isOpen)
    {
        var socket = sockets[name];
        if (socket.Unread is not [var frame, ..])
            throw SocketConversation.Unexpected(socket, $"Expected a frame {JsonText.Short(expected)}, but nothing more has come.");
        var mismatches = Mismatches(socket, frame, expected, isOpen);
        if (mismatches.Count > 0)
            throw SocketConversation.Unexpected(socket, $"The next frame is not as expected: {JsonMismatch.Describe(mismatches)}");
        Take(socket, frame);
    }

    private void Take(TestSocket socket, ReceivedFrame frame)
    {
        _last = SocketConversation.JsonOf(socket, frame);
        socket.Take([frame]);
    }

    private static IReadOnlyList<JsonMismatch> Mismatches(TestSocket socket, ReceivedFrame frame, JsonElement expected, bool isOpen) =>
        JsonMatch.Compare(SocketConversation.JsonOf(socket, frame), expected, isOpen);

    private JsonElement Expected(string json) => JsonText.Parse(saved.FillJson(json));

    private void Require(string name, Func<TestSocket, bool> holds, string what)
    {
        var socket = sockets[name];
        if (!holds(socket))
            throw SocketConversation.Unexpected(socket, $"Socket '{name}' should {what}.{(socket.Refusal is { Body.Length: > 0 } refusal ? $" It was answered: {refusal.Body}" : "")}");
    }
}
