using Framework.Evidence;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class FailuresTests
{
    private static readonly TestCaseData[] Errors =
    [
        new(new ShouldAssertException("1 but was 2"), Outcome.Failed),
        new(new AssertionException("1 but was 2"), Outcome.Failed),
        new(new IgnoreException("later"), Outcome.Skipped),
        new(new InconclusiveException("cannot tell"), Outcome.Skipped),
        new(new InvalidOperationException("a bug in a step"), Outcome.Broken),
        new(new Blamed(CauseKind.Product), Outcome.Failed),
        new(new Blamed(CauseKind.VendorContract), Outcome.Failed),
        new(new Blamed(CauseKind.Infrastructure), Outcome.Broken),
    ];

    [TestCaseSource(nameof(Errors))]
    public void What_was_thrown_tells_a_broken_test_from_a_failed_one(Exception error, Outcome outcome) => Failures.OutcomeOf(error).ShouldBe(outcome);

    [Test]
    public void An_exception_that_knows_its_cause_is_believed() => Failures.From(new Blamed(CauseKind.Data), "step").Cause.ShouldBe(CauseKind.Data);

    [Test]
    public void The_caller_knows_better_than_the_exception() => Failures.From(new Blamed(CauseKind.Data), "hook", CauseKind.Infrastructure).Cause.ShouldBe(CauseKind.Infrastructure);

    private sealed class Blamed(CauseKind cause) : Exception("blamed"), ICausedFailure
    {
        public CauseKind Cause { get; } = cause;
    }
}
