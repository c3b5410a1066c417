using System.Globalization;
using Mocks.Faults;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks;

/// <summary>
/// A vendor that may fail. Each fault strikes all calls until <see cref="Recover"/>, or the next few (<c>calls</c>), or
/// some (<c>on</c>: "POST /payments", "GET /payments/*"). With <c>workDone</c> the vendor does the work and then fails,
/// so that its outcome is unknown to the caller. The latest fault that is about a call strikes.
/// </summary>
public abstract class FaultyVendor
{
    private readonly FaultList _faults = new();

    private protected FaultyVendor(ScenarioVendors scenario) => Scenario = scenario;

    /// <summary>The vendor's name in journals and steps: "yookassa", "telegram".</summary>
    public string Vendor => VendorName;

    private protected ScenarioVendors Scenario { get; }

    private protected abstract string VendorName { get; }

    /// <summary>Answers 503.</summary>
    public void IsDown(int? calls = null, string? on = null) => AnswersWith(503, null, calls, on);

    /// <summary>Answers this status, with this body or the vendor's own for that status.</summary>
    public void AnswersWith(int status, string? body = null, int? calls = null, string? on = null, bool workDone = false)
    {
        if (status is < 200 or > 599) throw new ArgumentOutOfRangeException(nameof(status), status, "A status is between 200 and 599.");
        Add($"answers {status.ToString(CultureInfo.InvariantCulture)}", calls, on, workDone, (_, _) => Task.FromResult<VendorAnswer?>(body is null ? FaultAnswer(status) : new VendorAnswer(status, body)));
    }

    /// <summary>
    /// Never answers. A hanging call lets go when the vendor recovers, when its scenario is forgotten, or when the caller gives up. Where the caller's
    /// time is virtual (<see cref="ScenarioVendors.LetTimePass"/>), it passes meanwhile, so that the caller's patience ends at once.
    /// </summary>
    public void TimesOut(int? calls = null, string? on = null, bool workDone = false) => Add("never answers", calls, on, workDone, async (_, over) =>
    {
        await Hanging.UntilAsync(Scenario, over);
        return null;
    });

    /// <summary>
    /// Does the work at once and answers later: in the caller's virtual time where there is one (<see cref="ScenarioVendors.LetTimePass"/>), else in real time.
    /// A caller with less patience has given up by then.
    /// </summary>
    public void IsSlow(TimeSpan by, int? calls = null, string? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        Add($"answers {by.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s late", calls, on, workDone: true, async (answer, over) =>
        {
            if (Scenario.LetTimePass is not { } letTimePass)
                await Hanging.WaitAsync(by, over);
            else
                for (var left = by; left > TimeSpan.Zero;) left -= await letTimePass(left);
            return answer;
        });
    }

    /// <summary>Does the work and lets something happen before its answer goes out: a webhook that overtakes the answer, a database that goes away.</summary>
    public void Meanwhile(Func<Task> happens, int? calls = 1, string? on = null)
    {
        ArgumentNullException.ThrowIfNull(happens);
        Add("lets something happen before it answers", calls, on, workDone: true, async (answer, _) =>
        {
            await happens();
            return answer;
        });
    }

    /// <summary>Resets the TCP connection.</summary>
    public void ResetsConnection(int? calls = null, string? on = null, bool workDone = false) =>
        Add("resets the connection", calls, on, workDone, (_, _) => Task.FromResult<VendorAnswer?>(null));

    /// <summary>Answers 429.</summary>
    /// <param name="retryAfter">When to come again, in seconds.</param>
    /// <param name="calls">How many calls; null: until it recovers.</param>
    /// <param name="on">Which calls; null: all.</param>
    public void TooManyRequests(int retryAfter, int? calls = null, string? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(retryAfter);
        Add("answers 429", calls, on, workDone: false, (_, _) => Task.FromResult<VendorAnswer?>(TooManyRequestsAnswer(retryAfter)));
    }

    /// <summary>Answers 200 with the first half of its JSON.</summary>
    public void MalformedBody(int? calls = null, string? on = null, bool workDone = true) => Add("answers half a body", calls, on, workDone, (answer, _) =>
    {
        var body = answer?.Body ?? """{"type": "unfinished", "status": """;
        return Task.FromResult<VendorAnswer?>(new VendorAnswer(200, workDone ? body[..(body.Length / 2)] : body));
    });

    /// <summary>Does the work and answers with the first half of the body; then nothing more comes, as when it <see cref="TimesOut"/>.</summary>
    public void StallsInMidBody(int? calls = null, string? on = null) => Add("stalls in mid-body", calls, on, workDone: true, (answer, over) =>
        Task.FromResult(answer is null ? null : answer with { Stall = () => Hanging.UntilAsync(Scenario, over) }));

    /// <summary>Is well again: no fault is left, hanging calls let go.</summary>
    public void Recover() => _faults.Clear();

    /// <summary>The calls with this method ("*" for any) to this path, relative to the vendor's base address; * stands for any characters.</summary>
    public IReadOnlyList<VendorCall> CallsTo(string method, string path)
    {
        var pattern = CallPattern.Of(method, path);
        return [.. Scenario.Calls.Where(c => c.Vendor == VendorName && pattern.Matches(c.Method, c.Path))];
    }

    /// <summary>Handles a request. No answer: cut the connection.</summary>
    internal async Task<(VendorAnswer? Answer, Func<Task>? Afterwards)> HandleAsync(VendorRequest request, CancellationToken callerGone)
    {
        var journal = Scenario.Journal;
        var path = JournalPath(request);
        var call = journal.Begin(VendorName, request, path, Scenario.Clock.GetUtcNow());
        VendorAnswer? answer = null;
        VendorRefusal? refusal = null;
        try
        {
            var (fault, wellAgain) = _faults.Take(request.Method, path);
            call.Fault = fault?.Name;
            answer = fault?.WorkDone == false ? null : await AnswerAsync(request);
            refusal = answer?.Refusal;
            if (refusal is not null) journal.Refused(refusal, Scenario.IsByItself(request));
            var afterwards = answer?.Afterwards;
            if (fault is null) return (answer, afterwards);
            var over = CancellationTokenSource.CreateLinkedTokenSource(callerGone, wellAgain);
            answer = await fault.Strike(answer, over.Token);
            if (answer?.Stall is { } stall) answer = answer with { Stall = () => StallAsync(stall, over) };
            else over.Dispose();
            return (answer, afterwards);
        }
        finally
        {
            VendorJournal.End(call, answer);
            Scenario.CallEnded?.Invoke(call);
            Scenario.Log(call.ToString());
            if (refusal is not null) Scenario.Log($"REFUSED: {refusal}");
        }
    }

    /// <summary>The vendor's answer while it is well, where it has to ask the system before it can answer.</summary>
    private protected virtual Task<VendorAnswer> AnswerAsync(VendorRequest request) => Task.FromResult(Answer(request));

    /// <summary>The vendor's answer while it is well.</summary>
    private protected abstract VendorAnswer Answer(VendorRequest request);

    /// <summary>The vendor's own answer of that status, for no reason of the caller's.</summary>
    private protected abstract VendorAnswer FaultAnswer(int status);

    private protected abstract VendorAnswer TooManyRequestsAnswer(int retryAfter);

    /// <summary>The path as it is journaled, without secrets.</summary>
    private protected virtual string JournalPath(VendorRequest request) => Secrets.MaskText(request.Path);

    /// <summary>Goes on after the call was handled, and so keeps what ends it.</summary>
    private static async Task StallAsync(Func<Task> stall, CancellationTokenSource over)
    {
        using (over) await stall();
    }

    private void Add(string name, int? calls, string? on, bool workDone, Func<VendorAnswer?, CancellationToken, Task<VendorAnswer?>> strike) =>
        _faults.Add(new Fault(name, calls, on is null ? null : CallPattern.Parse(on), workDone, strike));
}
