using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Framework.Remote;

/// <summary>The test controls of every instance of a running system: its clock, and whether it is at rest.</summary>
internal sealed class SystemControls(IReadOnlyList<Uri> instances, HttpClient client)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Where the clocks stand: the latest of them, and the earliest of their next timers.</summary>
    internal async Task<ClockState> ReadAsync(CancellationToken cancellationToken = default) =>
        Of(await Task.WhenAll(instances.Select(i => GetAsync<ClockState>(i, "_test/clock", cancellationToken))));

    /// <summary>Moves all of them on to a moment.</summary>
    internal async Task<ClockState> MoveToAsync(DateTimeOffset moment) => Of(await Task.WhenAll(instances.Select(async instance =>
    {
        using var response = await client.PostAsJsonAsync(new Uri(instance, "_test/clock"), new { to = moment }, Json);
        return await ReadAsync<ClockState>(response, default);
    })));

    /// <summary>What of a trace is unfinished (or of anything at all), and what was done with the sockets of that trace.</summary>
    internal async Task<RestState> RestAsync(string trace, bool all, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(instances.Select(i => GetAsync<RestState>(i, $"_test/rest?trace={trace}{(all ? "&all=true" : "")}", cancellationToken)));
        return new RestState([.. answers.SelectMany(a => a.Unfinished)], [.. answers.SelectMany(a => a.Sockets)]);
    }

    private static ClockState Of(ClockState[] all) => new(all.Max(a => a.Now), all.Min(a => a.NextDue));

    private async Task<T> GetAsync<T>(Uri instance, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(instance, path), cancellationToken);
            return await ReadAsync<T>(response, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new TargetUnavailableException($"The instance {instance} of the system does not answer GET /{path}: {error.Message}", error);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var request = response.RequestMessage!;
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new TargetUnavailableException($"{request.Method} {request.RequestUri} was answered with {(int)response.StatusCode}: this system has no test controls, so nobody can know when it is at rest. Start it with TestControls:Enabled=true, in an environment that is not Production.");
        if (!response.IsSuccessStatusCode)
            throw new TargetUnavailableException($"{request.Method} {request.RequestUri} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        return await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken) ?? throw new TargetUnavailableException($"{request.Method} {request.RequestUri} was answered with null.");
    }
}

internal sealed record ClockState(DateTimeOffset Now, DateTimeOffset? NextDue);

internal sealed record RestState(IReadOnlyList<string> Unfinished, IReadOnlyList<SocketState> Sockets);

internal sealed record SocketState(string Name, int Taken, int Sent, int Sending, bool Asks, bool Ended);
