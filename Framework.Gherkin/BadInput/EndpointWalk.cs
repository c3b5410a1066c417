using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Framework.Evidence;
using Framework.Gherkin.Http;
using Framework.Http;
using Framework.Lanes;

namespace Framework.Gherkin.BadInput;

/// <summary>Walks the system's own endpoint table with bad requests: a new endpoint is covered the day it is born.</summary>
public sealed class EndpointWalk(ScenarioScope scenario) : IDisposable
{
    private static readonly string[] Writing = ["INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE"];

    private readonly HttpClient _client = scenario.CreateClient();
    private readonly List<(EndpointEntry Endpoint, List<string> Lines)> _wrong = [];
    private readonly List<string> _writes = [];
    private IReadOnlyList<string> _changed = [];
    private string _kind = "";
    private int _calls;

    /// <summary>Gives every endpoint bad input of a kind, each as the first of the callers that it lets in.</summary>
    /// <param name="kind">Which kind of bad input.</param>
    /// <param name="tokens">Bearer tokens of the callers.</param>
    /// <exception cref="UnknownNameException">There is no such kind.</exception>
    public async Task GiveAsync(string kind, IReadOnlyList<string> tokens)
    {
        _kind = kind;
        var endpoints = scenario.Endpoints.All.OrderBy(e => e.Name, StringComparer.Ordinal).ToList();
        List<(EndpointEntry Endpoint, BadCall[] Calls, Caller Caller)> plan = [];
        foreach (var endpoint in endpoints)
        {
            if (BadInputs.Of(kind, endpoint).ToArray() is { Length: > 0 } calls)
                plan.Add((endpoint, calls, await CallerForAsync(endpoint, tokens)));
        }

        await scenario.AtRestAsync();
        var (before, tables) = (Writes().Count, await scenario.DigestTablesAsync());
        foreach (var (endpoint, calls, caller) in plan)
            await GiveAsync(endpoint, calls, caller);
        await scenario.AtRestAsync();
        _changed = (await scenario.DigestTablesAsync()).ChangedSince(tables);
        _writes.AddRange(Writes().Skip(before));
        scenario.Note(string.Create(CultureInfo.InvariantCulture, $"{_calls} bad requests to {plan.Count} of {endpoints.Count} endpoints. No caller was let in by: {string.Join(", ", plan.Where(p => !p.Caller.IsLetIn).Select(p => p.Endpoint.Name).DefaultIfEmpty("(none)"))}."));
    }

    /// <summary>Every bad request was refused as it should be. Lists all that were not, endpoint by endpoint.</summary>
    /// <exception cref="AnswerAssertionException">Some were not.</exception>
    /// <exception cref="InvalidOperationException">There were none.</exception>
    public void RequireRefusals()
    {
        if (_calls == 0)
            throw new InvalidOperationException($"No endpoint was given {(_kind.Length == 0 ? "bad input" : _kind)}: the system has none that takes it, or no step asked for it.");
        if (_wrong.Count == 0)
            return;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{_wrong.Count} endpoint(s) answer to {_kind} otherwise than with a problem of a fitting 4xx status:");
        foreach (var (endpoint, lines) in _wrong)
            text.Append(CultureInfo.InvariantCulture, $"\n  {endpoint.Name} ({endpoint.Method} {endpoint.Pattern})\n    {string.Join("\n    ", lines)}");
        throw new AnswerAssertionException(SecretMask.Text(text.ToString()));
    }

    /// <summary>No bad request changed a row of the system's database.</summary>
    /// <exception cref="AnswerAssertionException">Some did; lists the tables, and the statements that may have done it.</exception>
    public void RequireNoWrites()
    {
        if (_changed.Count > 0)
            throw new AnswerAssertionException($"Bad input ({_kind}) changed rows of {string.Join(", ", _changed)}. Statements that write:\n  {string.Join("\n  ", _writes)}");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task GiveAsync(EndpointEntry endpoint, BadCall[] calls, Caller caller)
    {
        List<string> lines = [];
        foreach (var call in calls)
        {
            _calls++;
            var found = await JudgeAsync(endpoint, call, caller);
            if (found.Count > 0)
                lines.Add($"{call.What}: {string.Join("; ", found)}");
        }

        if (lines.Count > 0)
            _wrong.Add((endpoint, lines));
    }

    /// <summary>Who is not let in may hear that instead of what is wrong with the request.</summary>
    private async Task<IReadOnlyList<string>> JudgeAsync(EndpointEntry endpoint, BadCall call, Caller caller)
    {
        Answer answer;
        try
        {
            answer = await SendAsync(endpoint, call, call.Token ?? caller.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [$"expected a 4xx, actual no answer: {error.GetType().Name}: {error.Message}"];
        }

        var isBarred = !caller.IsLetIn && answer.Status == 403;
        List<string> found = [.. Problem.Mismatches(answer, isBarred ? null : call.Status)];
        if (call.Status is null && answer.Status is < 400 or > 499)
            found.Add(string.Create(CultureInfo.InvariantCulture, $"status: expected 4xx, actual {answer.Status}"));
        if (found.Count == 0 && !isBarred && call.Field is { } field && !Problem.Fields(answer).Contains(field, StringComparer.Ordinal))
            found.Add($"errors: expected {field} among them, actual {string.Join(", ", Problem.Fields(answer).DefaultIfEmpty("none"))}");
        return found;
    }

    private async Task<Caller> CallerForAsync(EndpointEntry endpoint, IReadOnlyList<string> tokens)
    {
        foreach (var token in tokens)
        {
            var call = new BadCall("a probe") { Body = endpoint.Body is { } body ? PlausibleBody.With(body, "probe", 1).ToJsonString() : null };
            if ((await SendAsync(endpoint, call, token)).Status is not (401 or 403))
                return new Caller(token, IsLetIn: true);
        }

        return new Caller(tokens.Count > 0 ? tokens[0] : "", IsLetIn: false);
    }

    private async Task<Answer> SendAsync(EndpointEntry endpoint, BadCall call, string token)
    {
        var path = endpoint.Path([.. Enumerable.Range(0, endpoint.RouteParameters).Select(_ => call.RouteValue ?? scenario.Data.Faker.Random.Guid().ToString())]);
        using var message = new HttpRequestMessage(new HttpMethod(endpoint.Method), new Uri(path, UriKind.Relative));
        if (token.Length > 0)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Body is not null)
            message.Content = new StringContent(call.Body, Encoding.UTF8, new MediaTypeHeaderValue(call.ContentType));
        using var response = await _client.SendAsync(message);
        return await Answer.ReadAsync($"{endpoint.Method} {path}", response);
    }

    private List<string> Writes() => [.. scenario.SeenInStep.OfType<SqlStatement>()
        .Where(s => Writing.Any(w => s.Text.Contains(w, StringComparison.OrdinalIgnoreCase) && s.Text.TrimStart().StartsWith(w, StringComparison.OrdinalIgnoreCase)))
        .Select(s => $"{s.Request}: {s.Text}")];

    private sealed record Caller(string Token, bool IsLetIn);
}
