using System.Globalization;
using Runner.Terminal;

namespace Runner.Compose;

/// <summary>Brings a stack up and waits until all of it is healthy, or until it is clear that it will not be.</summary>
internal sealed class StackStart(DockerCli docker, StackProject project, Screen screen)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it may take: <c>TF_COMPOSE_SECONDS</c>, or three minutes.</summary>
    public static TimeSpan Limit { get; } =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("TF_COMPOSE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : 180);

    /// <exception cref="CannotRunException">It does not become healthy: names the service, its state and its last words.</exception>
    public async Task UpAsync(CancellationToken ct)
    {
        var expected = await ExpectedAsync(ct);
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var up = docker.ComposeAsync(project, StackProject.Up, ending.Token);
        try
        {
            if (await WatchAsync(up, expected, ending.Token) is { } why)
                throw await TroubleAsync(why, expected, up.IsCompletedSuccessfully ? (await up).Lines : []);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw await TroubleAsync($"it was given {Words.Duration(Limit)} (TF_COMPOSE_SECONDS)", expected, []);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAny(up);
            screen.Status("");
        }
    }

    /// <returns>Why it is hopeless; null once all are well.</returns>
    private async Task<string?> WatchAsync(Task<Answer> up, IReadOnlyList<string> expected, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookInterval, TimeProvider.System);
        while (true)
        {
            var states = await LookAsync(ct);
            var well = expected.Count(e => states.Any(s => s.Service == e && s.IsWell));
            screen.Status(screen.Dim($"Starting the stack: {well} of {expected.Count} services are healthy …"));
            if (states.Any(s => s.IsLost))
                return string.Join("; ", StackTrouble.Blamed(states).Select(s => $"{s.Service} is lost"));
            if (up.IsCompleted)
            {
                if (!(await up).IsGood)
                    return "compose could not start it";
                if (well == expected.Count)
                    return null;
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>All services but the suite's.</summary>
    private async Task<IReadOnlyList<string>> ExpectedAsync(CancellationToken ct)
    {
        var answer = await docker.ComposeAsync(project, ["config", "--services"], ct);
        return answer.IsGood
            ? [.. answer.Lines.Select(l => l.Trim()).Where(l => l != StackProject.Tester).Order(StringComparer.Ordinal)]
            : throw new CannotRunException($"{StackProject.File} cannot be read: {answer.Lines.LastOrDefault()}");
    }

    private async Task<IReadOnlyList<ServiceState>> LookAsync(CancellationToken ct)
    {
        var ids = await docker.DockerAsync(["ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={project.Name}"], ct);
        if (!ids.IsGood || ids.Lines.Count == 0)
            return [];
        var seen = await docker.DockerAsync(["inspect", .. ids.Lines], ct);
        return seen.IsGood ? ServiceState.Read(seen.Text) : []; // one of them was replaced meanwhile: the next look
    }

    private async Task<CannotRunException> TroubleAsync(string why, IReadOnlyList<string> expected, IReadOnlyList<string> said)
    {
        var states = await LookAsync(CancellationToken.None);
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var state in StackTrouble.Blamed(states))
            words[state.Container] = (await docker.DockerAsync(["logs", "--tail", StackTrouble.LinesShown.ToString(CultureInfo.InvariantCulture), state.Container], CancellationToken.None)).Lines;
        return StackTrouble.Of(why, expected, states, words, said);
    }
}
