extern alias system;

using Framework.Concurrency;
using Framework.Gherkin.AnySteps;
using Framework.Gherkin.Http;
using Framework.Http;
using Framework.Lanes;
using NUnit.Framework;
using Reqnroll;
using Reqnroll.BoDi;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>Any steps at the same time: found by their texts while the scenario runs, and what is said when that cannot be.</summary>
internal sealed class AnyStepTests
{
    private IScenarioHost _lanes = null!;
    private ScenarioScope _scope = null!;
    private ObjectContainer _container = null!;
    private LastRace _last = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 1 }, new Recorded());

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [SetUp]
    public async Task Take()
    {
        _scope = await _lanes.BeginAsync(LonelySystem.Named(TestContext.CurrentContext.Test.Name));
        _container = new ObjectContainer();
        _last = new LastRace();
    }

    [TearDown]
    public async Task Return()
    {
        _container.Dispose();
        await _scope.EndAsync(null);
    }

    [Test]
    public async Task Steps_are_found_by_expression_and_by_regular_expression_and_get_their_arguments()
    {
        await TakeAsync(3, ["first", "a raffle of 2 prizes", ""], ["at once", "Anna draws", "no prize is left"], ["at once", "Boris draws twice", "no prize is left"], ["afterwards", "every prize has gone to somebody on a Weekday", ""]);
        _last.Outcomes.Outcomes.Sum(o => o.Times).ShouldBe(3);
        new StepsAtOnceSteps(_scope, _container, _last).EndsWith("done, no prize is left");
        var raffle = _container.Resolve<PlantedRaffleSteps>();
        raffle.Raffles.ShouldBe(3, "data that was made: anew in each interleaving");
        raffle.Day.ShouldBe(PlantedDay.Weekday);
    }

    [Test]
    public async Task A_failure_that_was_not_expected_is_the_races()
    {
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => TakeAsync(5, ["first", "a raffle of 0 prizes", ""], ["at once", "Anna draws", "no prize is left"], ["at once", "Boris draws twice", "closed"]));
        error.Message.ShouldStartWith("Interleaving 1 of 5 (seed ");
        error.Message.ShouldContain("The step 'Boris draws twice' failed, and not with 'closed': no prize is left");
    }

    [Test]
    public async Task A_failure_afterwards_is_the_races()
    {
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => TakeAsync(5, ["first", "a raffle of 9 prizes", ""], ["at once", "Anna draws", ""], ["at once", "Boris draws twice", ""], ["afterwards", "every prize has gone to somebody on a Weekday", ""]));
        error.Message.ShouldContain("6 prizes are left");
    }

    [Test]
    public async Task Data_that_cannot_be_made_is_said_to_be_that()
    {
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => TakeAsync(1, ["first", "a raffle of -1 prizes", ""], ["at once", "Anna draws", ""], ["at once", "Boris draws twice", ""]));
        error.Message.ShouldContain("The race's data could not be made: a raffle of -1 prizes");
        error.InnerException.ShouldBeOfType<PreparationFailedException>();
    }

    [TestCase("Anna drawz", "There is no step 'Anna drawz'. Did you mean: {word} draws")]
    [TestCase("both are drawn", "Several step definitions have the step 'both are drawn': both are drawn; both( are) drawn")]
    [TestCase("the prizes:", "The step 'the prizes:' takes a table or a text beneath it (the prizes:)")]
    [TestCase("a raffle on Someday", "'Someday' cannot be turned into PlantedDay")]
    public async Task A_step_that_cannot_be_taken_says_why(string step, string why)
    {
        var error = await Should.ThrowAsync<InterleavingFailedException>(() => TakeAsync(1, ["at once", "Anna draws", ""], ["at once", step, ""]));
        error.Message.ShouldContain(why);
    }

    [Test]
    public async Task A_table_that_is_no_race_says_why()
    {
        (await Should.ThrowAsync<FormatException>(() => TakeAsync(1, ["at once", "Anna draws", ""]))).Message.ShouldContain("two rows with 'at once'");
        (await Should.ThrowAsync<UnknownNameException>(() => TakeAsync(1, ["later", "Anna draws", ""]))).Message.ShouldContain("no moment in the column when 'later'");
        (await Should.ThrowAsync<FormatException>(() => TakeAsync(1, ["first", "Anna draws", "closed"]))).Message.ShouldContain("Only a step 'at once' may fail");
        Should.Throw<InvalidOperationException>(() => new StepsAtOnceSteps(_scope, _container, _last).EndsWith("done")).Message.ShouldContain("There was no race yet");
    }

    private Task TakeAsync(int times, params string[][] rows)
    {
        var table = new DataTable("when", "step", "may fail with");
        foreach (var row in rows)
            table.AddRow(row);
        return new StepsAtOnceSteps(_scope, _container, _last).Take(times, table);
    }
}

/// <summary>A day, for a step that asks for one.</summary>
public enum PlantedDay
{
    /// <summary>From Monday to Friday.</summary>
    Weekday,

    /// <summary>The rest.</summary>
    Weekend,
}

/// <summary>Steps to be found by their texts.</summary>
[Binding]
public sealed class PlantedRaffleSteps
{
    private int _left;

    internal int Raffles { get; private set; }

    internal PlantedDay Day { get; private set; }

    [Given("a raffle of {int} prizes")]
    internal void Have(int prizes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prizes);
        Raffles++;
        _left = prizes;
    }

    [Given("a raffle on {PlantedDay}")]
    internal void HaveOn(PlantedDay day) => Day = day;

    [When("{word} draws")]
    internal async Task Draw(string who)
    {
        await Task.Yield();
        Take(who);
    }

    [When(@"^(\w+) draws twice$")]
    internal ValueTask DrawTwice(string who)
    {
        Take(who);
        Take(who);
        return default;
    }

    [When("both are drawn")]
    internal void Both() => Take("both");

    [When("both( are) drawn")]
    internal void BothAgain() => Take("both");

    [Given("the prizes:")]
    internal void Prizes(DataTable prizes) => _left = prizes.RowCount;

    [Then("every prize has gone to somebody on a {PlantedDay}")]
    internal void AllGone(PlantedDay day)
    {
        Day = day;
        if (_left > 0)
            throw new InvalidOperationException($"{_left} prizes are left");
    }

    private void Take(string who)
    {
        if (Interlocked.Decrement(ref _left) < 0)
            throw new InvalidOperationException($"no prize is left for {who}");
    }
}
