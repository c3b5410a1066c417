using System.Text.Json;
using Framework.Gherkin.Http;
using Framework.Lanes;
using Framework.Sockets;

namespace Framework.Gherkin.Sockets;

/// <summary>The sockets of a scenario that speaks WebSocket itself: opened as whoever is signed in, with what the next request was to carry.</summary>
public sealed class SocketConversation(ScenarioScope scenario, Conversation conversation, SavedValues saved)
{
    private readonly Dictionary<string, string> _placeOf = new(StringComparer.Ordinal);
    private readonly List<string> _protocols = [];

    /// <summary>A socket by its name.</summary>
    /// <exception cref="Framework.Http.UnknownNameException">There is none; lists the nearest.</exception>
    public TestSocket this[string name] => scenario.Sockets[name];

    /// <summary>The next socket offers these subprotocols.</summary>
    public void Offer(IEnumerable<string> protocols) => _protocols.AddRange(protocols);

    /// <summary>Opens a socket at an endpoint by its name, or at a path.</summary>
    public async Task<TestSocket> OpenAsync(string name, string place)
    {
        _placeOf[name] = place;
        var path = place.StartsWith('/') ? saved.FillPath(place) : scenario.Endpoints[place].Path();
        using var request = conversation.Take("GET", path);
        var headers = request.Headers.SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v))).ToList();
        string[] protocols = [.. _protocols];
        _protocols.Clear();
        return await scenario.Sockets.OpenAsync(name, request.RequestUri!.ToString(), headers, protocols);
    }

    /// <summary>Opens a socket again where it was opened first.</summary>
    public Task<TestSocket> ReopenAsync(string name)
    {
        _ = scenario.Sockets[name];
        return OpenAsync(name, _placeOf[name]);
    }

    /// <summary>A frame as JSON.</summary>
    /// <exception cref="FrameAssertionException">It is none.</exception>
    public static JsonElement JsonOf(TestSocket socket, ReceivedFrame frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame.Text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Unexpected(socket, "A frame of JSON was expected, but the next one is none.");
        }
    }

    /// <summary>What is to be thrown when something else was expected of a socket; what it has received stands beneath.</summary>
    public static FrameAssertionException Unexpected(TestSocket socket, string message)
    {
        var frames = socket.Unread;
        var seen = frames.Count == 0
            ? "It has received nothing that no step has asked for yet."
            : $"Received, and not asked for yet:\n{string.Join('\n', frames.Take(10).Select((f, i) => $"  {i + 1}. {f.Text}"))}{(frames.Count > 10 ? $"\n  ... {frames.Count} in all" : "")}";
        return new FrameAssertionException(Framework.Http.SecretMask.Text($"{message}\n\n{socket}. {seen}"));
    }
}
