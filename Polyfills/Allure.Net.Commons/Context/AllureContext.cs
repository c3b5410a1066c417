using System.Collections.Immutable;

namespace Allure.Net.Commons;

/// <summary>
/// Where a flow of execution is: in which containers, which set-up or tear-down, which test, which steps. It never
/// changes; going on means having another one, so flows that run in parallel never see each other's.
/// </summary>
public record class AllureContext
{
    /// <summary>A container is open.</summary>
    public bool HasContainer => !Containers.IsEmpty;

    /// <summary>How many containers are open.</summary>
    public int ContainerContextDepth => Containers.Count();

    /// <summary>A set-up or a tear-down is running.</summary>
    public bool HasFixture => Fixture is not null;

    /// <summary>A test is running.</summary>
    public bool HasTest => Test is not null;

    /// <summary>A step is running.</summary>
    public bool HasStep => !Steps.IsEmpty;

    /// <summary>How many steps are running, one in the other.</summary>
    public int StepContextDepth => Steps.Count();

    internal ImmutableStack<TestResultContainer> Containers { get; private init; } = [];

    internal FixtureResult? Fixture { get; private init; }

    internal TestResult? Test { get; private init; }

    internal ImmutableStack<StepResult> Steps { get; private init; } = [];

    internal TestResultContainer CurrentContainer => HasContainer ? Containers.Peek() : throw Missing("container");

    internal FixtureResult CurrentFixture => Fixture ?? throw Missing("set-up or tear-down");

    internal TestResult CurrentTest => Test ?? throw Missing("test");

    internal StepResult CurrentStep => HasStep ? Steps.Peek() : throw Missing("step");

    /// <summary>What a new step, an attachment or a parameter belongs to: the innermost thing that is running.</summary>
    internal ExecutableItem Innermost =>
        HasStep ? Steps.Peek() : (ExecutableItem?)Fixture ?? Test ?? throw Missing("test, set-up, tear-down or step");

    internal AllureContext Open(TestResultContainer container) =>
        HasFixture || HasTest ? throw Busy("open a container") : this with { Containers = Containers.Push(container) };

    internal AllureContext CloseContainer() =>
        HasFixture || HasTest ? throw Busy("close a container")
        : HasContainer ? this with { Containers = Containers.Pop() }
        : throw Missing("container");

    internal AllureContext Begin(FixtureResult fixture) =>
        !HasContainer ? throw Missing("container")
        : HasFixture ? throw Busy("begin another one")
        : this with { Fixture = fixture, Steps = [] };

    internal AllureContext EndFixture() => this with { Fixture = null, Steps = [] };

    internal AllureContext Begin(TestResult test) =>
        HasFixture || HasTest ? throw Busy("begin a test") : this with { Test = test };

    internal AllureContext EndTest() => this with { Fixture = null, Test = null, Steps = [] };

    internal AllureContext Begin(StepResult step) =>
        HasFixture || HasTest ? this with { Steps = Steps.Push(step) } : throw Missing("test, set-up or tear-down");

    internal AllureContext EndStep() => HasStep ? this with { Steps = Steps.Pop() } : throw Missing("step");

    private static InvalidOperationException Missing(string what) => new(
        $"Allure knows of no {what} that is running here. The fixture needs [AllureNUnit], and Allure's functions must be called while its tests, set-ups or tear-downs run.");

    private InvalidOperationException Busy(string what) => new(
        $"Allure can't {what} while {(HasFixture ? $"the set-up or tear-down '{Fixture!.name}'" : $"the test '{Test!.name}'")} is running.");
}
