using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Requests whose answer the scenario judges: every answer is fine at first.</summary>
[Binding]
public sealed class RequestSteps(Conversation conversation, SavedValues saved)
{
    /// <summary>A path is requested.</summary>
    [When(@"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ""([^""]*)"" is requested$")]
    public Task Request(string method, string path) => conversation.SendAsync(method, saved.FillPath(path));

    /// <summary>A path is requested with a JSON body, which is sent as it is written.</summary>
    [When(@"^(POST|PUT|PATCH|DELETE) ""([^""]*)"" is requested with:$")]
    public Task RequestWith(string method, string path, string json) => conversation.SendAsync(method, saved.FillPath(path), saved.FillJson(json));

    /// <summary>An endpoint is called by its name.</summary>
    [When("{string} is called")]
    public Task Call(string endpoint) => conversation.CallAsync(endpoint, []);

    /// <summary>An endpoint is called by its name, with a JSON body.</summary>
    [When("{string} is called with:")]
    public Task CallWith(string endpoint, string json) => conversation.CallAsync(endpoint, [], saved.FillJson(json));

    /// <summary>An endpoint is called with the value of its route's parameter.</summary>
    [When("{string} is called for {string}")]
    public Task CallFor(string endpoint, string value) => conversation.CallAsync(endpoint, [value]);

    /// <summary>An endpoint is called with the value of its route's parameter and a JSON body.</summary>
    [When("{string} is called for {string} with:")]
    public Task CallForWith(string endpoint, string value, string json) => conversation.CallAsync(endpoint, [value], saved.FillJson(json));

    /// <summary>An endpoint is called with the values of its route's two parameters.</summary>
    [When("{string} is called for {string} and {string}")]
    public Task CallForBoth(string endpoint, string first, string second) => conversation.CallAsync(endpoint, [first, second]);

    /// <summary>An endpoint is called with the values of its route's two parameters and a JSON body.</summary>
    [When("{string} is called for {string} and {string} with:")]
    public Task CallForBothWith(string endpoint, string first, string second, string json) => conversation.CallAsync(endpoint, [first, second], saved.FillJson(json));
}
