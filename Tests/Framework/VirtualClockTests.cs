using Framework.Time;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    private readonly List<string> _fired = [];
    private VirtualClock _clock = null!;

    [SetUp]
    public void Begin()
    {
        _fired.Clear();
        _clock = new VirtualClock(Start);
    }

    [Test]
    public void Stands_still_until_it_is_moved()
    {
        _clock.GetUtcNow().ShouldBe(Start);
        _clock.MoveToNextTimer(TimeSpan.FromMinutes(5));
        _clock.GetUtcNow().ShouldBe(Start.AddMinutes(5));
        _clock.GetElapsedTime(0).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Test]
    public void Stops_at_each_timer_on_its_way()
    {
        using var late = After(TimeSpan.FromMinutes(3), "late");
        using var early = After(TimeSpan.FromMinutes(1), "early");

        _clock.MoveToNextTimer(TimeSpan.FromMinutes(10)).ShouldBe(TimeSpan.FromMinutes(1));
        _fired.ShouldBe(["early @ 1"]);
        _clock.MoveToNextTimer(TimeSpan.FromMinutes(9)).ShouldBe(TimeSpan.FromMinutes(2));
        _fired.ShouldBe(["early @ 1", "late @ 3"]);
    }

    [Test]
    public void Timers_due_at_one_moment_fire_in_the_order_of_their_making()
    {
        using var first = After(TimeSpan.FromMinutes(1), "first");
        using var second = After(TimeSpan.FromMinutes(1), "second");
        _clock.MoveToNextTimer(TimeSpan.FromHours(1));
        _fired.ShouldBe(["first @ 1", "second @ 1"]);
    }

    [Test]
    public void A_periodic_timer_comes_round()
    {
        using var timer = _clock.CreateTimer(_ => Note("tick"), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        for (var left = TimeSpan.FromMinutes(6); left > TimeSpan.Zero;)
            left -= _clock.MoveToNextTimer(left);
        _fired.ShouldBe(["tick @ 1", "tick @ 3", "tick @ 5"]);
    }

    [Test]
    public void A_disposed_timer_is_silent()
    {
        After(TimeSpan.FromMinutes(1), "gone").Dispose();
        _clock.NextDue.ShouldBeNull();
        _clock.MoveToNextTimer(TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromHours(1));
        _fired.ShouldBeEmpty();
    }

    [Test]
    public void A_changed_timer_counts_from_the_change()
    {
        using var timer = After(TimeSpan.FromMinutes(1), "moved");
        timer.Change(TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _clock.NextDue.ShouldBe(Start.AddMinutes(7));
    }

    [Test]
    public void Delays_end_when_their_time_has_come()
    {
        var delay = Task.Delay(TimeSpan.FromHours(2), _clock);
        _clock.MoveToNextTimer(TimeSpan.FromHours(1));
        delay.IsCompleted.ShouldBeFalse();
        _clock.MoveToNextTimer(TimeSpan.FromHours(1));
        delay.IsCompleted.ShouldBeTrue();
    }

    [Test]
    public void A_cancellation_by_time_obeys_it()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(30), _clock);
        _clock.MoveToNextTimer(TimeSpan.FromSeconds(29));
        source.IsCancellationRequested.ShouldBeFalse();
        _clock.MoveToNextTimer(TimeSpan.FromSeconds(1));
        source.IsCancellationRequested.ShouldBeTrue();
    }

    [Test]
    public void Reset_is_like_a_new_start_for_timers_that_are_set()
    {
        using var timer = _clock.CreateTimer(_ => Note("hourly"), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        _clock.MoveToNextTimer(TimeSpan.FromMinutes(50));
        _clock.Reset();
        _clock.GetUtcNow().ShouldBe(Start);
        _clock.NextDue.ShouldBe(Start.AddHours(1));
    }

    [Test]
    public void Can_not_be_moved_back() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _clock.MoveToNextTimer(TimeSpan.FromSeconds(-1)));

    private ITimer After(TimeSpan due, string name) => _clock.CreateTimer(_ => Note(name), null, due, Timeout.InfiniteTimeSpan);

    private void Note(string name) => _fired.Add($"{name} @ {(_clock.GetUtcNow() - Start).TotalMinutes:0}");
}
