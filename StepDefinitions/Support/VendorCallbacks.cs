using Framework.Waiting;
using Mocks;

namespace StepDefinitions.Support;

/// <summary>Notifications that a vendor is delivering.</summary>
internal sealed class VendorCallbacks(VendorServer vendors) : IRestProbe
{
    public ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(vendors.For(scenarioId).CallbacksPending ? "a vendor's notification is being delivered" : null);
}
