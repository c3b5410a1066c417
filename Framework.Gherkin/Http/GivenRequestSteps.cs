using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Requests that make the scenario's data: anything but a success fails it at once, as test data and not as the product.</summary>
[Binding]
public sealed class GivenRequestSteps(Conversation conversation, SavedValues saved)
{
    /// <summary>A path was requested.</summary>
    [Given(@"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ""([^""]*)"" is requested$")]
    public Task Request(string method, string path) => SucceedAsync(conversation.SendAsync(method, saved.FillPath(path)));

    /// <summary>A path was requested with a JSON body.</summary>
    [Given(@"^(POST|PUT|PATCH|DELETE) ""([^""]*)"" is requested with:$")]
    public Task RequestWith(string method, string path, string json) => SucceedAsync(conversation.SendAsync(method, saved.FillPath(path), saved.FillJson(json)));

    /// <summary>An endpoint was called by its name.</summary>
    [Given("{string} is called")]
    public Task Call(string endpoint) => SucceedAsync(conversation.CallAsync(endpoint, []));

    /// <summary>An endpoint was called by its name, with a JSON body.</summary>
    [Given("{string} is called with:")]
    public Task CallWith(string endpoint, string json) => SucceedAsync(conversation.CallAsync(endpoint, [], saved.FillJson(json)));

    /// <summary>An endpoint was called with the value of its route's parameter.</summary>
    [Given("{string} is called for {string}")]
    public Task CallFor(string endpoint, string value) => SucceedAsync(conversation.CallAsync(endpoint, [value]));

    /// <summary>An endpoint was called with the value of its route's parameter and a JSON body.</summary>
    [Given("{string} is called for {string} with:")]
    public Task CallForWith(string endpoint, string value, string json) => SucceedAsync(conversation.CallAsync(endpoint, [value], saved.FillJson(json)));

    /// <summary>An endpoint was called with the values of its route's two parameters.</summary>
    [Given("{string} is called for {string} and {string}")]
    public Task CallForBoth(string endpoint, string first, string second) => SucceedAsync(conversation.CallAsync(endpoint, [first, second]));

    /// <summary>An endpoint was called with the values of its route's two parameters and a JSON body.</summary>
    [Given("{string} is called for {string} and {string} with:")]
    public Task CallForBothWith(string endpoint, string first, string second, string json) => SucceedAsync(conversation.CallAsync(endpoint, [first, second], saved.FillJson(json)));

    private static async Task SucceedAsync(Task<Answer> request)
    {
        var answer = await request;
        if (answer.Status is < 200 or > 299)
            throw new PreparationFailedException($"The scenario's data could not be made; a request of a Given is expected to succeed.\n\n{answer}");
    }
}
