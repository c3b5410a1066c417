using System.Globalization;
using System.Net;
using System.Text.Json;
using Framework.Http;
using Framework.Json;

namespace Framework.Gherkin.Http;

/// <summary>What the system answered.</summary>
public sealed class Answer
{
    private const int Shown = 8000;

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private Answer(string request, HttpResponseMessage response, string body)
    {
        (Request, Status, Body) = (request, (int)response.StatusCode, body);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            _headers[name] = string.Join(", ", values);
    }

    /// <summary>Method and path of the request.</summary>
    public string Request { get; }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The body as text; empty if there is none.</summary>
    public string Body { get; }

    /// <summary>The body's type without its parameters; empty if none is given.</summary>
    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0].Trim();

    /// <summary>The headers' names.</summary>
    public IEnumerable<string> HeaderNames => _headers.Keys;

    /// <summary>The body as JSON.</summary>
    /// <exception cref="AnswerAssertionException">It is none.</exception>
    public JsonElement Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                throw Unexpected(Body.Length == 0 ? "JSON was expected, but the body is empty." : "JSON was expected, but the body is none.");
            }
        }
    }

    /// <summary>A header's value; null if it is not there.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>The value at a path.</summary>
    /// <exception cref="UnknownNameException">There is none; lists the nearest.</exception>
    public JsonElement Find(string path) => JsonPath.Find(Json, path);

    /// <summary>What is to be thrown when something else was expected; the answer stands beneath.</summary>
    public AnswerAssertionException Unexpected(string message) => new($"{message}\n\n{this}");

    /// <summary>Request, status, type and body; masked.</summary>
    public override string ToString()
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"{Status} {(Enum.IsDefined((HttpStatusCode)Status) ? (HttpStatusCode)Status : "")}").TrimEnd();
        var body = JsonText.Pretty(Body);
        var shown = body.Length == 0 ? "(no body)" : body.Length > Shown ? $"{body[..Shown]}... ({body.Length} characters)" : body;
        return SecretMask.Text($"{Request} was answered with {status}{(MediaType.Length == 0 ? "" : $", {MediaType}")}:\n{shown}");
    }

    internal static async Task<Answer> ReadAsync(string request, HttpResponseMessage response) =>
        new(request, response, await response.Content.ReadAsStringAsync());
}
