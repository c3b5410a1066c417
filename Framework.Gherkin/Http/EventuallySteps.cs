using System.Globalization;
using Framework.Json;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>
/// For systems that cannot show when they are at rest: asks again until the answer is right or the time is up, in real time. Where rest is known, the
/// first answer is the last, and a plain Then says the same.
/// </summary>
[Binding]
public sealed class EventuallySteps(Conversation conversation, SavedValues saved)
{
    private const int DefaultSeconds = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The answer to a GET has at least this, within ten seconds.</summary>
    [Then("{string} eventually contains:")]
    public Task Path(string path, string json) => PathWithin(path, DefaultSeconds, json);

    /// <summary>The answer to a GET has at least this, within so many seconds.</summary>
    [Then("{string} contains within {int} second(s):")]
    public Task PathWithin(string path, int seconds, string json) => UntilAsync(() => conversation.SendAsync("GET", saved.FillPath(path)), seconds, json);

    /// <summary>The answer of an endpoint has at least this, within ten seconds.</summary>
    [Then("{string} for {string} eventually contains:")]
    public Task Endpoint(string endpoint, string value, string json) => EndpointWithin(endpoint, value, DefaultSeconds, json);

    /// <summary>The answer of an endpoint has at least this, within so many seconds.</summary>
    [Then("{string} for {string} contains within {int} second(s):")]
    public Task EndpointWithin(string endpoint, string value, int seconds, string json) => UntilAsync(() => conversation.CallAsync(endpoint, [value]), seconds, json);

    private async Task UntilAsync(Func<Task<Answer>> ask, int seconds, string json)
    {
        var expected = JsonText.Parse(saved.FillJson(json));
        var began = TimeProvider.System.GetTimestamp();
        for (var times = 1; ; times++)
        {
            var answer = await ask();
            var mismatches = answer.Status is >= 200 and < 300 ? JsonMatch.Compare(answer.Json, expected, open: true) : null;
            if (mismatches is { Count: 0 })
                return;
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(seconds))
            {
                var last = mismatches is null ? $"the status was {answer.Status.ToString(CultureInfo.InvariantCulture)}" : JsonMismatch.Describe(mismatches);
                throw answer.Unexpected(string.Create(CultureInfo.InvariantCulture, $"Asked {times} times within {seconds} s, the answer was never as expected. The last time, {last}"));
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
