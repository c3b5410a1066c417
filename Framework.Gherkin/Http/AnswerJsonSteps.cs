using System.Text.Json;
using Framework.Json;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>The JSON of the last answer. Every mismatch is listed, not only the first; the answer stands beneath.</summary>
[Binding]
public sealed class AnswerJsonSteps(Conversation conversation, SavedValues saved)
{
    private Answer Answer => conversation.Last;

    /// <summary>The whole JSON is this; a property that is not named is a mismatch.</summary>
    [Then("the answer is:")]
    public void Is(string json) => Judge(JsonMatch.Compare(Answer.Json, Expected(json)));

    /// <summary>The JSON has at least what is named here, at every depth.</summary>
    [Then("the answer contains:")]
    public void Contains(string json) => Judge(JsonMatch.Compare(Answer.Json, Expected(json), open: true));

    /// <summary>Values by path: <c>| path | value |</c>.</summary>
    [Then("the answer has:")]
    public void Has(DataTable table) => Judge([.. Tables.Pairs(table, "path", "value").SelectMany(row => At(row.Key, JsonText.ParseValue(saved.Fill(row.Value)), isOpen: false))]);

    /// <summary>The value at a path is this: JSON, or a matcher.</summary>
    [Then(@"^the answer's ""([^""]*)"" is ("".*""|-?\d.*|#.+|true|false|null|\[.*\]|\{.*\})$")]
    public void ValueIs(string path, string value) => Judge(At(path, Literal(value), isOpen: false));

    /// <summary>The JSON at a path is this.</summary>
    [Then("the answer's {string} is:")]
    public void ValueIsJson(string path, string json) => Judge(At(path, Expected(json), isOpen: false));

    /// <summary>The JSON at a path has at least what is named here.</summary>
    [Then("the answer's {string} contains:")]
    public void ValueContains(string path, string json) => Judge(At(path, Expected(json), isOpen: true));

    /// <summary>The array at a path has so many items.</summary>
    [Then("the answer's {string} has {int} item(s)")]
    public void HasItems(string path, int count) => Judge(At(path, JsonText.OfString($"#array {count}"), isOpen: false));

    /// <summary>Every item of the array at a path has at least what is named here.</summary>
    [Then("every item of the answer's {string} contains:")]
    public void EveryItemContains(string path, string json) => Judge(At(path, JsonSerializer.SerializeToElement(new[] { JsonText.OfString("#each"), Expected(json) }), isOpen: true));

    /// <summary>There is nothing at a path.</summary>
    [Then("the answer has no {string}")]
    public void HasNo(string path) => Judge(JsonPath.TryFind(Answer.Json, path) is { } there ? [new JsonMismatch(path, "nothing", JsonText.Short(there))] : []);

    private JsonElement Expected(string json) => JsonText.Parse(saved.FillJson(json));

    private JsonElement Literal(string value) => value.StartsWith('#') ? JsonText.OfString(saved.Fill(value)) : Expected(value);

    private IReadOnlyList<JsonMismatch> At(string path, JsonElement expected, bool isOpen)
    {
        var json = Answer.Json;
        if (JsonPath.TryFind(json, path) is { } there)
            return JsonMatch.Compare(there, expected, isOpen, path);
        if (expected.ValueKind == JsonValueKind.String && expected.GetString() == "#absent")
            return [];
        var nearest = string.Join(", ", JsonPath.Nearest(json, path));
        return [new JsonMismatch(path, JsonText.Short(expected).Trim('"'), $"nothing; {(nearest.Length == 0 ? "there is nothing at all" : $"did you mean {nearest}?")}")];
    }

    private void Judge(IReadOnlyList<JsonMismatch> mismatches)
    {
        if (mismatches.Count > 0)
            throw Answer.Unexpected($"The answer is not as expected: {JsonMismatch.Describe(mismatches)}");
    }
}
