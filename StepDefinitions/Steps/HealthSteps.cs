using Reqnroll;
using Shouldly;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>How the system says it is.</summary>
[Binding]
public sealed class HealthSteps(Api api)
{
    private HealthJson? _health;

    private HealthJson Health => _health ?? throw new InvalidOperationException("Nobody has asked how the system is.");

    [When("somebody asks how the system is")]
    public async Task Ask() => _health = (await api.CallAsync(null, "health")).As<HealthJson>();

    [Then("the system is healthy")]
    public void IsHealthy() => Health.Status.ShouldBe("healthy", $"how the system is ({string.Join(", ", Health.Dependencies.Select(d => $"{d.Name} {d.Status}"))})");

    [Then("it reports on {string}")]
    public void ReportsOn(string names) => names.Split(", ").ShouldBeSubsetOf(Health.Dependencies.Select(d => d.Name), $"what the system reports on ({string.Join(", ", Health.Dependencies.Select(d => d.Name))})");

    [Then("the system is degraded, since {string} is unhealthy")]
    public void IsDegraded(string name)
    {
        Health.Status.ShouldBe("degraded", "how the system is");
        Health.Dependencies.Where(d => d.Status != "healthy").Select(d => d.Name).ShouldBe([name], "who is unhealthy");
    }
}
