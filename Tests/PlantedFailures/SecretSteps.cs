using System.Net.Http.Headers;
using System.Text;
using Framework.Lanes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reqnroll;

namespace PlantedFailures;

/// <summary>Says secrets in every way there is: none of them may be in any file afterwards.</summary>
[Binding]
public sealed class SecretSteps(ScenarioScope scenario)
{
    private static readonly Dictionary<string, string> Secrets = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "secrets.txt")).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static string Json =>
        $$"""
        { "password": "{{Secrets["json password"]}}", "new_password": "{{Secrets["json new_password"]}}", "client_secret" : "{{Secrets["json client_secret"]}}", "access_token":"{{Secrets["json access_token"]}}",
          "refreshToken": "{{Secrets["json refreshToken"]}}", "nested": { "api_key": "{{Secrets["json api_key"]}}", "list": [{ "private_key": "{{Secrets["json private_key"]}}" }] },
          "cvv": {{Secrets["json cvv"]}}, "otp": {{Secrets["json otp"]}}, "raw": "{\"password\":\"{{Secrets["json escaped password"]}}\"}", "card": "{{Secrets["card"]}}" }
        """;

    private static string Prose =>
        $"""
        token {Secrets["pattern jwt"]} and {Secrets["pattern stripe"]}, {Secrets["pattern webhook"]}; {Secrets["pattern github"]} {Secrets["pattern aws"]} {Secrets["pattern slack"]}
        {Secrets["pattern sendgrid"]} https://api.telegram.example/bot{Secrets["pattern telegram"]}/getMe amqp://shop:{Secrets["pattern url"]}@queue.example/x
        Host=db;Username=shop;Password={Secrets["pattern connection string"]};Timeout=3
        -----BEGIN RSA PRIVATE KEY-----
        {Secrets["pattern pem"]}
        -----END RSA PRIVATE KEY-----
        """;

    [When("secrets are said in every way there is")]
    public async Task SayAllAsync()
    {
        using var client = scenario.CreateClient();
        await SendAsync(client, new StringContent(Json, Encoding.UTF8, "application/json"), $"?token={Secrets["query token"]}&api_key={Secrets["query api_key"]}");
        await SendAsync(client, new StringContent(Prose, Encoding.UTF8, "text/plain"));
        await SendAsync(client, new FormUrlEncodedContent([new("password", Secrets["form password"]), new("client_secret", Secrets["form client_secret"])]));
        await SendAsync(client, new MultipartFormDataContent { { new StringContent(Secrets["multipart password"]), "password" } });
        await SendAsync(client, new StringContent($"<login><password>{Secrets["xml password"]}</password></login>", Encoding.UTF8, "application/xml"));
        var logger = scenario.System.GetRequiredService<ILoggerFactory>().CreateLogger("SystemUnderTest.Planted");
#pragma warning disable CA1848, CA2254 // What is logged here is logged once, and badly on purpose.
        logger.LogWarning($"Sign-in with password={Secrets["log password"]} failed: {Json} {Prose}");
#pragma warning restore CA1848, CA2254
        scenario.Note(Prose);
        scenario.Suspect("planted", Json);
    }

    [When("secrets are said:")]
    public static void SayTable(DataTable table) => Console.Out.WriteLine(table.RowCount);

    [Then("the failure repeats them")]
    public static void Fail() => throw new InvalidOperationException($"It failed with {Json} and {Prose}", new InvalidOperationException(Prose));

    private static async Task SendAsync(HttpClient client, HttpContent content, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/auth/sign-in{query}", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secrets["header Authorization bearer"]);
        request.Headers.TryAddWithoutValidation("Proxy-Authorization", $"Basic {Secrets["header Authorization basic"]}");
        request.Headers.TryAddWithoutValidation("Cookie", Secrets["header Cookie"]);
        request.Headers.TryAddWithoutValidation("X-Api-Key", Secrets["header X-Api-Key"]);
        request.Headers.TryAddWithoutValidation("X-Csrf-Token", Secrets["header X-Csrf-Token"]);
        request.Headers.TryAddWithoutValidation("X-Session-Id", Secrets["header X-Session-Id"]);
        using var answer = await client.SendAsync(request);
    }
}
