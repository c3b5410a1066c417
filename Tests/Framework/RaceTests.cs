extern alias system;

using System.Net.Http.Json;
using Framework.Concurrency;
using Framework.Evidence;
using Framework.Lanes;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>Races on the reference system: who registers an address first.</summary>
internal sealed class RaceTests
{
    private readonly Recorded _sink = new();
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() =>
        _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 1 }, _sink);

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task Every_participant_may_be_the_first()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("race"));
        List<int> FirstOf(List<int> order) => [.. order.Chunk(2).Select(pair => pair[0])];
        async Task<List<int>> OrderAsync()
        {
            List<int> order = [];
            Func<Task<int>> Participant(int number) => () =>
            {
                lock (order)
                    order.Add(number);
                return Task.FromResult(number);
            };
            await scope.InterleaveAsync(30, async round =>
            {
                (await round.AtOnceAsync(Participant(0), Participant(1))).ShouldBe([0, 1], "results, in the order of the participants");
                return "done";
            });
            return order;
        }

        FirstOf(await OrderAsync()).Distinct().ShouldBe([0, 1], ignoreOrder: true, "who went first in 30 interleavings");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task One_address_is_registered_once_however_the_requests_are_interleaved()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("once"));
        var all = await scope.InterleaveAsync(20, async round =>
        {
            var answers = await round.AtOnceAsync(() => RegisterAsync(scope, round.Number), () => RegisterAsync(scope, round.Number), () => RegisterAsync(scope, round.Number));
            return string.Join(", ", answers.Order());
        });
        all.ToString().ShouldBe("20 interleavings: 20 x \"201, 409, 409\"");
        all.ShouldOnlyBe("201, 409, 409");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task A_wrong_outcome_is_named_with_its_seed()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("wrong outcome"));
        long seed = 0;
        var all = await scope.InterleaveAsync(3, round =>
        {
            seed = round.Number == 2 ? round.Seed : seed;
            return Task.FromResult(round.Number == 2 ? "both paid" : "one paid");
        });
        var error = Should.Throw<InterleavingFailedException>(() => all.ShouldOnlyBe("one paid"));
        error.Message.ShouldBe($"""
            Expected every interleaving to come to: one paid
            Actual: 1 of 3 came to something else:
              interleaving 2 (seed {seed}): both paid
            All: 3 interleavings: 2 x "one paid", 1 x "both paid"
            """);
        error.Cause.ShouldBe(CauseKind.Product);
        await scope.EndAsync(null);
    }

    [Test]
    public async Task What_is_thrown_in_an_interleaving_ends_the_race_and_keeps_its_evidence()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("thrown"));
        scope.BeginStep("When", "a race fails", null);
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => scope.InterleaveAsync(5, async round =>
        {
            await RegisterAsync(scope, round.Number);
            return round.Number < 3 ? "fine" : throw new InvalidOperationException("no such person");
        }));
        error.Message.ShouldStartWith("Interleaving 3 of 5 (seed ");
        error.Message.ShouldContain("no such person\nBefore it: 2 interleavings: 2 x \"fine\"");
        error.Cause.ShouldBe(CauseKind.Test, "what is to blame for something that is no assertion");
        scope.SeenInStep.OfType<HttpExchange>().Count().ShouldBe(1, "exchanges in the report: those of the interleaving that failed");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_action_is_interrupted_before_each_of_its_statements()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("interrupted"));
        List<int> before = [];
        var all = await scope.InterruptAsync(async interruption =>
        {
            var number = 100 + interruption.Statement;
            var answer = await interruption.DuringAsync(() => RegisterAsync(scope, number), async () =>
            {
                before.Add(interruption.Statement);
                (await RegisterAsync(scope, number)).ShouldBe(201, "the registration that comes in between");
            });
            return $"{answer}";
        });
        before.ShouldBe([1], "a registration runs one statement: an INSERT");
        all.ToString().ShouldBe("1 interleavings: 1 x \"409\"");
        Should.Throw<InterleavingFailedException>(() => all.ShouldOnlyBe("201")).Message.ShouldContain("  before statement 1: 409", customMessage: "which of them was wrong");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_action_is_interrupted_only_before_statements_that_it_has()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("interrupted there"));
        var number = 200;
        Task<string> Round(Interruption interruption) => interruption.DuringAsync(async () => $"{await RegisterAsync(scope, ++number)}", () => Task.CompletedTask);
        (await scope.InterruptAtAsync([1, 1], Round)).ToString().ShouldBe("2 interleavings: 2 x \"201\"");
        (await Should.ThrowAsync<InterleavingFailedException>(() => scope.InterruptAtAsync([2], Round))).Message.ShouldStartWith("The action has no 2 statements");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_action_without_statements_cannot_be_interrupted()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("no statement"));
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => scope.InterruptAsync(async i => await i.DuringAsync(() => Task.FromResult("x"), () => Task.CompletedTask)));
        error.Message.ShouldContain("ran no SQL statement at all");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task A_race_takes_two()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("alone"));
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => scope.InterleaveAsync(1, async round => (await round.AtOnceAsync(() => Task.FromResult("x")))[0]));
        error.Message.ShouldContain("two participants at least; there is 1");
        await scope.EndAsync(null);
    }

    private static async Task<int> RegisterAsync(ScenarioScope scope, int number)
    {
        using var client = scope.CreateClient();
        using var answer = await client.PostAsJsonAsync("/auth/register", new { email = $"anna{number}@example.test", password = LonelySystem.Password, full_name = "Anna", role = "tutor" });
        return (int)answer.StatusCode;
    }
}
