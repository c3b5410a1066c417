using System.Globalization;
using System.Text.Json;
using Framework.Json;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Refusals as problem details (RFC 9457).</summary>
[Binding]
public sealed class ProblemSteps(Conversation conversation, SavedValues saved)
{
    private Answer Answer => conversation.Last;

    /// <summary>The answer is a problem of this status.</summary>
    [Then("the answer is a problem with the status {int}")]
    public void IsProblem(int status) => Judge(Problem.Mismatches(Answer, status));

    /// <summary>The answer is a problem of this status, and its <c>code</c> is this one.</summary>
    [Then("the answer is a problem with the status {int} and the code {string}")]
    public void IsProblemWithCode(int status, string code) => Judge([.. Problem.Mismatches(Answer, status), .. Member("code", code)]);

    /// <summary>The problem's detail has this text in it.</summary>
    [Then("the problem says {string}")]
    public void Says(string text) => Judge([.. Problem.Mismatches(Answer), .. Member("detail", $"#contains {saved.Fill(text)}")]);

    /// <summary>The problem names this field in its <c>errors</c>.</summary>
    [Then("the problem names the field {string}")]
    public void Names(string field)
    {
        var named = Problem.Fields(Answer);
        if (!named.Contains(field, StringComparer.Ordinal))
            throw Answer.Unexpected($"Expected a problem that names the field {field}; it names {(named.Count == 0 ? "none" : string.Join(", ", named))}.");
    }

    private IEnumerable<string> Member(string name, string expected)
    {
        if (Answer.MediaType != Problem.MediaType || Answer.Json.ValueKind != JsonValueKind.Object)
            return [];
        return Answer.Json.TryGetProperty(name, out var value)
            ? JsonMatch.Compare(value, JsonText.OfString(expected), path: name).Select(m => m.ToString())
            : [string.Create(CultureInfo.InvariantCulture, $"{name}: expected {expected}, actual no such property")];
    }

    private void Judge(IReadOnlyCollection<string> mismatches)
    {
        if (mismatches.Count > 0)
            throw Answer.Unexpected($"Expected a problem, but:\n{string.Join('\n', mismatches.Select(m => $"  {m}"))}");
    }
}
