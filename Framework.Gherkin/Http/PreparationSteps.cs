using System.Net.Http.Headers;
using System.Text;
using Framework.Http;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Says who makes the requests, and what the next one carries.</summary>
[Binding]
public sealed class PreparationSteps(Conversation conversation, SavedValues saved)
{
    /// <summary>All requests from now on carry the saved value as their bearer token.</summary>
    [Given("the caller is signed in as {string}")]
    [When("the caller is signed in as {string}")]
    public void SignIn(string savedToken)
    {
        conversation.Token = saved.TextOf(savedToken);
        SecretMask.Register(conversation.Token);
    }

    /// <summary>Requests carry no token from now on.</summary>
    [Given("the caller is not signed in")]
    [When("the caller is not signed in")]
    public void SignOut() => conversation.Token = null;

    /// <summary>One header of the next request.</summary>
    [Given("the next request has the header {string} with {string}")]
    [When("the next request has the header {string} with {string}")]
    public void Header(string name, string value) => conversation.Next.Headers.Add(new(name, saved.Fill(value)));

    /// <summary>Headers of the next request: <c>| name | value |</c>.</summary>
    [Given("the next request has the headers:")]
    [When("the next request has the headers:")]
    public void Headers(DataTable table)
    {
        foreach (var (name, value) in Tables.Pairs(table, "name", "value"))
            Header(name, value);
    }

    /// <summary>The query of the next request: <c>| name | value |</c>. A name may be there more than once.</summary>
    [Given("the next request has the query:")]
    [When("the next request has the query:")]
    public void Query(DataTable table)
    {
        foreach (var (name, value) in Tables.Pairs(table, "name", "value"))
            conversation.Next.Query.Add(new(name, saved.Fill(value)));
    }

    /// <summary>The next request's body is a form: <c>| name | value |</c>.</summary>
    [Given("the next request has the form:")]
    [When("the next request has the form:")]
    public void Form(DataTable table) =>
        conversation.Next.Body = new FormUrlEncodedContent(Tables.Pairs(table, "name", "value").Select(p => KeyValuePair.Create(p.Key, saved.Fill(p.Value))));

    /// <summary>The next request's body is this text, of this content type.</summary>
    [Given("the next request has a body of the type {string}:")]
    [When("the next request has a body of the type {string}:")]
    public void Body(string contentType, string text) =>
        conversation.Next.Body = new StringContent(saved.Fill(text), Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));

    /// <summary>The next request uploads a file with this text.</summary>
    [Given("the next request has the file {string} of the type {string} in the field {string}:")]
    [When("the next request has the file {string} of the type {string} in the field {string}:")]
    public void File(string name, string contentType, string field, string text) =>
        conversation.Next.AddFile(field, name, contentType, Encoding.UTF8.GetBytes(saved.Fill(text)));
}
