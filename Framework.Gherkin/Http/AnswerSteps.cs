using System.Globalization;
using Framework.Http;
using Framework.Json;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Status, headers and text of the last answer.</summary>
[Binding]
public sealed class AnswerSteps(Conversation conversation, SavedValues saved)
{
    private Answer Answer => conversation.Last;

    /// <summary>The status code is this one.</summary>
    [Then("the answer has the status {int}")]
    public void HasStatus(int status) => Require(Answer.Status == status, string.Create(CultureInfo.InvariantCulture, $"Expected the status {status}, but it is {Answer.Status}."));

    /// <summary>The content type, without its parameters, is this one.</summary>
    [Then("the answer is of the type {string}")]
    public void IsOfType(string mediaType) =>
        Require(Answer.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase), $"Expected an answer of the type {mediaType}, but it is {(Answer.MediaType.Length == 0 ? "of none" : Answer.MediaType)}.");

    /// <summary>A header is there, whatever its value.</summary>
    [Then("the answer has the header {string}")]
    public void HasHeader(string name) => HeaderOf(name);

    /// <summary>A header has this value, which may be a matcher.</summary>
    [Then("the answer has the header {string} with {string}")]
    public void HasHeaderWith(string name, string value)
    {
        var mismatches = JsonMatch.Compare(JsonText.OfString(HeaderOf(name)), JsonText.OfString(saved.Fill(value)), path: name);
        Require(mismatches.Count == 0, $"The header is another: {JsonMismatch.Describe(mismatches)}");
    }

    /// <summary>A header is not there.</summary>
    [Then("the answer has no header {string}")]
    public void HasNoHeader(string name) => Require(Answer.Header(name) is null, $"Expected no header {name}, but there is one: {SecretMask.Header(name, Answer.Header(name) ?? "")}.");

    /// <summary>There is no body.</summary>
    [Then("the answer is empty")]
    public void IsEmpty() => Require(Answer.Body.Length == 0, "Expected no body, but there is one.");

    /// <summary>The body has this text in it.</summary>
    [Then("the answer's text contains {string}")]
    public void TextContains(string text) => Require(Answer.Body.Contains(saved.Fill(text), StringComparison.Ordinal), $"Expected a text with \"{saved.Fill(text)}\" in it.");

    /// <summary>The body is this text; the kind of line ends and blank ends don't count.</summary>
    [Then("the answer's text is:")]
    public void TextIs(string text) => Require(Plain(Answer.Body) == Plain(saved.Fill(text)), $"Expected another text:\n{saved.Fill(text)}");

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private string HeaderOf(string name) => Answer.Header(name)
        ?? throw Answer.Unexpected($"Expected a header {name}, but there is none. There are: {string.Join(", ", Answer.HeaderNames)}.");

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw Answer.Unexpected(otherwise);
    }
}
