using System.Text.Json;
using Framework.Lanes;
using Framework.Sockets;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>What people do on devices that are connected: they write, type and read over the socket.</summary>
public sealed class DevicesDriver(RealtimeDriver realtime, ScenarioScope scenario)
{
    private readonly Dictionary<string, List<FrameJson>> _seen = new(StringComparer.Ordinal);
    private int _requests;

    /// <summary>Sends a frame and waits for its answer.</summary>
    public async Task<FrameJson> AskAsync(string device, string type, object data)
    {
        var request = FormattableString.Invariant($"r{++_requests}");
        await SendAsync(device, type, data, request);
        await scenario.AtRestAsync();
        return Take(device, f => f.Request == request) is [var answer] ? answer : throw new UnexpectedAnswerException($"{device} has no answer to its frame {type}, or several.");
    }

    /// <summary>Sends a frame whose answer is looked at later.</summary>
    public Task SendAsync(string device, string type, object data, string? request = null) =>
        realtime[device].SendAsync(JsonSerializer.Serialize(new { Type = type, Request = request, Data = data }, WireJson.Options));

    /// <summary>The events of these types that a device was told and nobody has asked for yet, in order.</summary>
    public IReadOnlyList<FrameJson> Told(string device, params string[] types) => Take(device, f => f.Code is null && types.Contains(f.Type, StringComparer.Ordinal));

    /// <summary>All events that a device was told and nobody has asked for yet; answers to its own frames do not count.</summary>
    public IReadOnlyList<FrameJson> ToldAtAll(string device) => Take(device, f => f.Type != "answer");

    public TestSocket Socket(string device) => realtime[device];

    private List<FrameJson> Take(string device, Func<FrameJson, bool> which)
    {
        if (!_seen.TryGetValue(device, out var seen))
            _seen[device] = seen = [];
        seen.AddRange(realtime.Read(device));
        List<FrameJson> taken = [.. seen.Where(which)];
        seen.RemoveAll(taken.Contains);
        return taken;
    }
}
