using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.SendGrid;

/// <summary>SendGrid (v3 mail/send) as an integration sees it. Accepted mail is in <see cref="Mails"/>; nobody gets it.</summary>
public sealed partial class SendGridAccount : NotifyingVendor
{
    private readonly VendorServer _server;
    private readonly ScenarioIds _ids;
    private readonly List<SendGridMail> _mails = [];
    private readonly Lock _gate = new();

    internal SendGridAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario) => (_server, _ids) = (server, ids);

    /// <summary>The API key: the bearer token.</summary>
    public string ApiKey => _server.Options.SendGridApiKey;

    /// <summary>The mail that was accepted, oldest first.</summary>
    public IReadOnlyList<SendGridMail> Mails
    {
        get
        {
            lock (_gate) return [.. _mails];
        }
    }

    private protected override string VendorName => "sendgrid";

    /// <summary>The mail to an address, oldest first.</summary>
    public IReadOnlyList<SendGridMail> MailsTo(string address) => [.. Mails.Where(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return Accept(request);
            }
            catch (MailRefused refused)
            {
                return ErrorAnswer(refused.Status, refused.Message, refused.Field) with
                {
                    Refusal = new VendorRefusal(VendorName, request.Method, request.Path, refused.Status, refused.Field ?? "", refused.Message, refused.Field),
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => ErrorAnswer(status, status >= 500 ? "Internal server error" : "The request was refused", null);

    /// <summary>No Retry-After: X-RateLimit-Reset says when, in Unix seconds.</summary>
    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => ErrorAnswer(429, "too many requests", null) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-RateLimit-Limit"] = "600",
            ["X-RateLimit-Remaining"] = "0",
            ["X-RateLimit-Reset"] = Scenario.Clock.GetUtcNow().AddSeconds(retryAfter).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    private VendorAnswer Accept(VendorRequest request)
    {
        var path = request.Path.TrimEnd('/');
        if (path is not ("/mail/send" or "/messages" or "/scopes")) throw new MailRefused(404, "Not Found", null);
        if (request.Method != (path == "/mail/send" ? "POST" : "GET")) throw new MailRefused(405, "method not allowed", null);
        if (request.Header("Authorization") is not { } given || !given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || given["Bearer ".Length..].Trim() != ApiKey)
            throw new MailRefused(401, "The provided authorization grant is invalid, expired, or revoked", null);
        if (path == "/scopes") return new VendorAnswer(200, """{"scopes":["mail.send","messages.read"]}""");
        if (path == "/messages") return Activity(request);
        if (request.ContentType != "application/json") throw new MailRefused(415, "Content-Type should be application/json.", null);
        var mail = MailRequest.Read(request.Body, Scenario.Clock.GetUtcNow());
        if (!_server.Options.SendGridSenders.Contains(mail.From, StringComparer.OrdinalIgnoreCase))
            throw new MailRefused(403, "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.", "from");
        if (mail.IsSandboxed) return new VendorAnswer(200, "");
        var id = _ids.Next().Replace("-", "", StringComparison.Ordinal)[..22];
        _mails.AddRange(mail.Messages.Select(m => m with { Id = id }));
        return new VendorAnswer(202, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Message-Id"] = id } };
    }

    private static VendorAnswer ErrorAnswer(int status, string message, string? field) => new(status, new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["field"] = field, ["help"] = null }),
    }.ToJsonString());
}

/// <summary>SendGrid refuses the mail.</summary>
internal sealed class MailRefused(int status, string message, string? field) : Exception(message)
{
    public int Status { get; } = status;

    public string? Field { get; } = field;
}
