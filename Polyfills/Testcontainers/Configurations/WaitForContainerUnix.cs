using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <inheritdoc cref="IWaitForContainerOS" />
internal sealed record WaitForContainerUnix(ImmutableArray<WaitCondition> Conditions) : IWaitForContainerOS
{
    public IWaitForContainerOS AddCustomWaitStrategy(IWaitUntil waitUntil, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        Add(waitUntil.GetType().Name, waitUntil, waitStrategyModifier);

    public IWaitForContainerOS UntilCommandIsCompleted(params string[] command) => UntilCommandIsCompleted(command, null);

    public IWaitForContainerOS UntilCommandIsCompleted(IEnumerable<string> command, Action<IWaitStrategy>? waitStrategyModifier = null)
    {
        string[] words = [.. command];
        return Add($"the command \"{string.Join(' ', words)}\" succeeds", async container =>
        {
            var result = await container.ExecAsync(words);
            var said = (result.Stderr + result.Stdout).Trim();
            return (result.ExitCode == 0, $"exit code {result.ExitCode}{(said.Length == 0 ? "" : ": " + said)}");
        }, waitStrategyModifier);
    }

    public IWaitForContainerOS UntilInternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null)
    {
        var port = containerPort.ToString(CultureInfo.InvariantCulture);
        var hex = containerPort.ToString("X4", CultureInfo.InvariantCulture);
        string[] command =
        [
            "/bin/sh", "-c", $"cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -qi ' [0-9A-F]*:{hex} [0-9A-F]*:0000 0A' || nc -vz -w 1 localhost {port} || /bin/bash -c '</dev/tcp/localhost/{port}'",
        ];
        return Add($"something listens on port {port} inside", async container => ((await container.ExecAsync(command)).ExitCode == 0, "nothing listens"), waitStrategyModifier);
    }

    public IWaitForContainerOS UntilExternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"published port {containerPort} takes connections"), async container =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(container.Hostname, container.GetMappedPublicPort(containerPort));
                return (true, null);
            }
            catch (SocketException e)
            {
                return (false, e.Message);
            }
        }, waitStrategyModifier);

    public IWaitForContainerOS UntilMessageIsLogged(string pattern, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        UntilMessageIsLogged(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5)), waitStrategyModifier);

    public IWaitForContainerOS UntilMessageIsLogged(Regex pattern, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        Add($"its output has a match of \"{pattern}\"", async container =>
        {
            var (stdout, stderr) = await container.GetLogsAsync(timestampsEnabled: false);
            return (pattern.IsMatch(stdout) || pattern.IsMatch(stderr), "no match");
        }, waitStrategyModifier);

    public IWaitForContainerOS UntilHttpRequestIsSucceeded(Func<HttpWaitStrategy, HttpWaitStrategy> request, Action<IWaitStrategy>? waitStrategyModifier = null)
    {
        var strategy = request(new HttpWaitStrategy());
        return Add($"{strategy.Description} is answered as wanted", async container => (await strategy.UntilAsync(container), strategy.Last), waitStrategyModifier);
    }

    public IWaitForContainerOS UntilContainerIsHealthy(long failingStreak = 3, Action<IWaitStrategy>? waitStrategyModifier = null) =>
        Add("its health check succeeds", async container =>
        {
            var (status, failures) = await ((DockerContainer)container).HealthAsync();
            if (status is null)
                throw new InvalidOperationException("The container has no health check: its image needs a HEALTHCHECK, or use another wait strategy.");
            return failures >= failingStreak
                ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The container's health check failed {failures} times in a row."))
                : (status == "healthy", status);
        }, waitStrategyModifier);

    private WaitForContainerUnix Add(string name, Func<IContainer, Task<(bool Reached, string? Why)>> ask, Action<IWaitStrategy>? modify) => Add(name, new WaitCondition.Asked(ask), modify);

    private WaitForContainerUnix Add(string name, IWaitUntil until, Action<IWaitStrategy>? modify)
    {
        var condition = new WaitCondition(name, until);
        modify?.Invoke(condition);
        return new WaitForContainerUnix(Conditions.Add(condition));
    }
}
