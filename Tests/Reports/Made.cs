using Framework.Evidence;

namespace Tests.Reports;

/// <summary>Made-up records, as a run of a real suite would hand them over.</summary>
internal static class Made
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static ScenarioIdentity Identity(string name = "A paid invoice is PAID", string feature = "Paying", string folder = "Invoices", string[]? tags = null, params (string Column, string Value)[] row) =>
        new($"s-{Math.Abs(name.GetHashCode(StringComparison.Ordinal))}", feature, name, [.. row.Select(r => KeyValuePair.Create(r.Column, r.Value))], tags ?? [], folder);

    public static StepRecord Step(string text, string keyword = "Given", string? argument = null, Failure? failure = null, Outcome outcome = Outcome.Passed, params EvidenceItem[] evidence) =>
        new(keyword, text, argument, Start, TimeSpan.FromMilliseconds(2), failure is null ? outcome : Outcome.Failed, failure, evidence);

    public static ScenarioRecord Record(ScenarioIdentity? identity = null, Failure? failure = null, IReadOnlyList<StepRecord>? steps = null,
        Outcome? outcome = null, IReadOnlyList<EvidenceItem>? preparation = null, IReadOnlyList<Suspect>? suspects = null, int attempt = 1, int lane = 1, TimeSpan? duration = null) =>
        new(identity ?? Identity(), Start, duration ?? TimeSpan.FromMilliseconds(12.5), outcome ?? (failure is null ? Outcome.Passed : Outcome.Failed), failure,
            steps ?? [Step("an invoice"), Step("it is paid", "When"), Step("it is PAID", "Then")], preparation ?? [], suspects ?? [], "0af7651916cd43dd8448eb211c80319c", lane, 42, attempt);

    public static Failure Failure(string message = "Expected PAID, was SENT.", string origin = "step", CauseKind? cause = null, string kind = "NUnit.Framework.AssertionException") =>
        new(message, "   at Steps.Then() in Features/Invoices/Paying.feature:line 7", kind, origin, cause);

    public static HttpExchange Exchange(string method = "POST", string url = "http://localhost/invoices?draft=1", int? status = 201, string? body = """{"amount":2500}""",
        Direction direction = Direction.TestToSystem, string peer = "system", string? error = null) =>
        new(Start, direction, peer, method, url,
            [new("Authorization", "Bearer ***"), new("Content-Type", "application/json"), new("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), new("Cookie", "session=***; theme=dark")],
            body is null ? null : new HttpBody("application/json", body, body.Length, false, false),
            status, status is null ? [] : [new("Content-Type", "application/json")], status is null ? null : new HttpBody("application/json", """{"id":1}""", 8, false, false),
            TimeSpan.FromMilliseconds(3), error);
}
