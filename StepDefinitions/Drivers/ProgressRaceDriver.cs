using System.Globalization;
using Framework.Concurrency;
using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Progress that is booked by several at once, or whose database goes away in the middle.</summary>
public sealed class ProgressRaceDriver(ProgressDriver progress, ScenarioScope scenario)
{
    private Interleavings? _last;

    public Interleavings Last => _last ?? throw new InvalidOperationException("Nothing was repeated yet.");

    public async Task BookAtOnceAsync(Person by, Person person, int bookings, int xp, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var before = await progress.SeeAsync(person);
        await round.AtOnceAsync([.. Enumerable.Range(0, bookings).Select(_ => (Func<Task<TrainingJson>>)(async () => (await progress.AttemptBookAsync(by, before.Id, xp, 1)).As<TrainingJson>()))]);
        var after = await progress.SeeAsync(person);
        return string.Create(CultureInfo.InvariantCulture, $"{after.Xp - before.Xp} XP and {after.Sessions - before.Sessions} sessions more, licence {(after.Licence?.Level == after.Level ? "in step" : "out of step")}");
    });

    /// <summary>The database's sessions end before each statement of the booking in turn.</summary>
    public async Task BookInterruptedAsync(Person by, Person person, int xp) => _last = await scenario.InterruptAsync(async interruption =>
    {
        var before = await progress.SeeAsync(person);
        var answer = await interruption.DuringAsync(() => progress.AttemptBookAsync(by, before.Id, xp, 1), async () => await (await scenario.LoseDatabaseAsync()).DisposeAsync());
        var after = await progress.SeeAsync(person);
        return (int)answer.Status == 500 && (after.Xp, after.Sessions, after.Level, after.Licence?.Level) == (before.Xp, before.Sessions, before.Level, before.Licence?.Level)
            ? "failed, and left both as they were"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)answer.Status}: {before.Xp} XP, level {before.Level}, licence {before.Licence?.Level} became {after.Xp} XP, level {after.Level}, licence {after.Licence?.Level}");
    });
}
