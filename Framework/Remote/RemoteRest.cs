using Framework.Sockets;
using Framework.Waiting;

namespace Framework.Remote;

/// <summary>Asks every instance whether all is quiet, and tells the sockets what became of them there.</summary>
internal sealed class RemoteRest(SystemControls controls, RemoteScenario scenario, ScenarioSockets sockets) : IRestProbe
{
    public async ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken)
    {
        if (scenario.CallsUnderWay is > 0 and var calls)
            return $"{calls} request(s) of the test have no answer yet";
        var rest = await controls.RestAsync(scenario.TraceId, scenario.IsAlone, cancellationToken);
        foreach (var socket in sockets.All.Where(s => s.Refusal is null))
        {
            if (rest.Sockets.FirstOrDefault(s => s.Name == socket.Link.RemoteName) is { } state)
                socket.Link.Report(state.Taken, state.Sent, state.Sending, state.Asks, state.Ended);
        }

        scenario.Settle();
        return rest.Unfinished.Count > 0 ? string.Join("; ", rest.Unfinished) : null;
    }
}
