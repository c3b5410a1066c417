using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <inheritdoc cref="IWaitForContainerOS" />
internal sealed record WaitForContainerUnix(ImmutableArray<IWaitUntil> Conditions) : IWaitForContainerOS
{
    public IWaitForContainerOS AddCustomWaitStrategy(IWaitUntil waitUntil) => new WaitForContainerUnix(Conditions.Add(waitUntil));

    public IWaitForContainerOS UntilCommandIsCompleted(params string[] command) =>
        Add(async container => (await container.ExecAsync(command)).ExitCode == 0);

    public IWaitForContainerOS UntilInternalTcpPortIsAvailable(int containerPort)
    {
        var port = containerPort.ToString(CultureInfo.InvariantCulture);
        var hex = containerPort.ToString("X4", CultureInfo.InvariantCulture);
        return UntilCommandIsCompleted(
            "/bin/sh", "-c", $"cat /proc/net/tcp* | awk '{{print $2}}' | grep -i ':0*{hex}' || nc -vz -w 1 localhost {port} || /bin/bash -c '</dev/tcp/localhost/{port}'");
    }

    public IWaitForContainerOS UntilMessageIsLogged(string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
        return Add(async container =>
        {
            var (stdout, stderr) = await container.GetLogsAsync();
            return expression.IsMatch(stdout) || expression.IsMatch(stderr);
        });
    }

    private WaitForContainerUnix Add(Func<IContainer, Task<bool>> reached) => new(Conditions.Add(new Condition(reached)));

    private sealed class Condition(Func<IContainer, Task<bool>> reached) : IWaitUntil
    {
        public Task<bool> UntilAsync(IContainer container) => reached(container);
    }
}
