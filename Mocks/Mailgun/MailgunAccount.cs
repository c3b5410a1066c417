using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Mailgun;

/// <summary>Mailgun (v3) as an integration sees it. Facts: https://documentation.mailgun.com/. Accepted mail is in <see cref="Mails"/>; nobody gets it.</summary>
public sealed class MailgunAccount : NotifyingVendor
{
    private const int LargestOptions = 16 * 1024;
    private static readonly string[] Known = ["POST {domain}/messages", "GET {domain}/events", "GET domains/{domain}"];
    private static readonly string[] Fields = ["from", "to", "cc", "bcc", "subject", "text", "html", "amp-html", "template"];

    private readonly VendorServer _server;
    private readonly ScenarioIds _ids;
    private readonly List<MailgunMail> _mails = [];
    private readonly HashSet<string> _suppressed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _nobody = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    internal MailgunAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario) => (_server, _ids) = (server, ids);

    /// <summary>The API key: the password of Basic authentication; the user is "api".</summary>
    public string ApiKey => _server.Options.MailgunApiKey;

    /// <summary>Our domain there.</summary>
    public string Domain => _server.Options.MailgunDomain;

    /// <summary>What webhooks are signed with; not the API key.</summary>
    public string SigningKey => _server.Options.MailgunSigningKey;

    /// <summary>The mail that was accepted, oldest first.</summary>
    public IReadOnlyList<MailgunMail> Mails
    {
        get
        {
            lock (_gate) return [.. _mails];
        }
    }

    private protected override string VendorName => "mailgun";

    /// <summary>Mailgun publishes no addresses; the signature is what counts. This one is of nobody's (RFC 5737).</summary>
    private protected override string CallbackAddress => "198.51.100.40";

    private protected override TimeSpan RepeatsFor => TimeSpan.FromHours(8);

    /// <summary>The mail to an address, oldest first.</summary>
    public IReadOnlyList<MailgunMail> MailsTo(string address) => [.. Mails.Where(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Mailgun's check says that there is no such address: 400.</summary>
    public void HasNoSuchAddress(string address)
    {
        lock (_gate) _nobody.Add(address);
    }

    /// <summary>The latest mail to an address reaches it.</summary>
    public Task<VendorCallback> Delivers(string address) =>
        HappensTo(address, "delivered", ("delivery-status", new JsonObject { ["code"] = 250, ["message"] = "OK", ["description"] = "", ["attempt-no"] = 1 }));

    /// <summary>The latest mail to an address comes back for good: Mailgun had accepted it, the recipient's server does not. The address is suppressed from then on.</summary>
    public Task<VendorCallback> Bounces(string address, string reason = "No such user here")
    {
        lock (_gate) _suppressed.Add(address);
        return Fails(address, "permanent", "bounce", reason);
    }

    /// <summary>The recipient's server does not take the latest mail now; Mailgun will try again.</summary>
    public Task<VendorCallback> Defers(string address, string reason = "Mailbox full") => Fails(address, "temporary", "generic", reason);

    /// <summary>200 is taken; 406 says not to come again, which is no acceptance.</summary>
    private protected override bool Accepts(VendorCallback answered) => answered.Status is 200 or 406;

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return Route(request);
            }
            catch (MailgunRefused refused)
            {
                return Error(refused.Status, refused.Message) with
                {
                    Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, request.Path, refused.Status, refused.Parameter ?? "", refused.Message, refused.Parameter) : null,
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => status == 401 ? new VendorAnswer(401, "Forbidden") { ContentType = "text/plain; charset=utf-8" } : Error(status, status == 429 ? "Too many requests" : "Internal Server Error");

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };

    private Task<VendorCallback> Fails(string address, string severity, string reason, string message) => HappensTo(
        address,
        "failed",
        ("severity", JsonValue.Create(severity)),
        ("reason", JsonValue.Create(reason)),
        ("delivery-status", new JsonObject { ["code"] = severity == "permanent" ? 550 : 452, ["message"] = message, ["description"] = message, ["attempt-no"] = 1 }));

    private Task<VendorCallback> HappensTo(string address, string name, params (string Name, JsonNode? Value)[] more)
    {
        MailgunMail mail;
        lock (_gate) mail = _mails.LastOrDefault(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase)) ?? throw new InvalidOperationException($"Mailgun has accepted no mail to {address}. It has: {(_mails.Count == 0 ? "none" : string.Join(", ", _mails.SelectMany(m => m.To)))}.");
        return SendAsync(Callback(mail, address, name, more));
    }

    /// <summary>Attempts to deliver the same event carry the same signature.</summary>
    private VendorCallback Callback(MailgunMail mail, string address, string name, params (string Name, JsonNode? Value)[] more)
    {
        var now = Scenario.Clock.GetUtcNow();
        var (timestamp, token) = (now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), _ids.Next("", 50));
        var happened = new JsonObject
        {
            ["event"] = name,
            ["id"] = _ids.Next("", 22),
            ["timestamp"] = now.ToUnixTimeMilliseconds() / 1000.0,
            ["recipient"] = address,
            ["message"] = new JsonObject { ["headers"] = new JsonObject { ["message-id"] = mail.Id, ["subject"] = mail.Subject } },
            ["tags"] = new JsonArray(),
            ["user-variables"] = new JsonObject(mail.Variables.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))),
            ["flags"] = new JsonObject { ["is-test-mode"] = false },
        };
        foreach (var (key, value) in more) happened[key] = value;
        var body = new JsonObject
        {
            ["signature"] = new JsonObject { ["timestamp"] = timestamp, ["token"] = token, ["signature"] = MailgunSignature.Sign(timestamp, token, SigningKey) },
            ["event-data"] = happened,
        };
        return new VendorCallback(name, mail.Id, _server.Options.MailgunWebhookPath, body.ToJsonString());
    }

    private VendorAnswer Route(VendorRequest request)
    {
        if (!BasicCredentials.Fit(request, "api", ApiKey)) throw new MailgunRefused(401, "Invalid private key", "Authorization");
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("GET", ["domains", var domain]) => new VendorAnswer(200, new JsonObject { ["domain"] = new JsonObject { ["name"] = Ours(domain), ["state"] = "active" } }.ToJsonString()),
            ("POST", [var domain, "messages"]) => Accept(Ours(domain), request),
            ("GET", [var domain, "events"]) => Events(Ours(domain), request),
            _ => throw new MailgunRefused(404, $"There is no {request.Method} {request.Path}. The fake has: {string.Join(", ", Known)}"),
        };
    }

    private string Ours(string domain) => domain == Domain ? domain : throw new MailgunRefused(404, $"Domain not found: {domain}", "domain");

    private VendorAnswer Accept(string domain, VendorRequest request)
    {
        if (request.ContentType != "application/x-www-form-urlencoded") throw new MailgunRefused(400, $"The fake reads forms (application/x-www-form-urlencoded), not '{request.ContentType}'", "Content-Type");
        var form = FormFields.Parse(request.Body);
        foreach (var name in form.Names)
        {
            // Mailgun reads over what it does not know; a name that is like none of its own is a mistake all the same.
            if (!Fields.Contains(name, StringComparer.Ordinal) && !(name.Length > 2 && name[1] == ':' && name[0] is 'o' or 'h' or 'v' or 't'))
                throw new MailgunRefused(400, $"Unknown parameter '{name}'. Nearest: {string.Join(", ", Nearest.To(name, Fields))}", name);
        }

        var from = form["from"] ?? throw new MailgunRefused(400, "from parameter is missing", "from");
        _ = Address(from, "from");
        if (form["to"] is null) throw new MailgunRefused(400, "to parameter is missing", "to");
        string[] to = [.. ((string[])["to", "cc", "bcc"]).SelectMany(form.All).Select(t => Address(t, "to"))];
        if (to.FirstOrDefault(_nobody.Contains) is not null) throw new MailgunRefused(400, "to parameter is not a valid address. please check documentation", "to") { IsFault = false };
        if (form["text"] is not { Length: > 0 } text && form["html"] is not { Length: > 0 } && form["template"] is null)
            throw new MailgunRefused(400, "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified", "text");
        if (form.Names.Where(n => n.Contains(':', StringComparison.Ordinal)).Sum(n => n.Length + form[n]!.Length) > LargestOptions) throw new MailgunRefused(400, "o:, h:, v: and t: parameters exceed 16 kB", "h:");
        var now = Scenario.Clock.GetUtcNow();
        var id = form["h:Message-Id"]?.Trim('<', '>') ?? $"{now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}.1.{_ids.Next("", 16)}@{domain}";
        if (form["o:testmode"] != "yes")
        {
            var mail = new MailgunMail(id, from, to, form["subject"] ?? "", form["text"] ?? "", form.Names.Where(n => n.StartsWith("v:", StringComparison.Ordinal)).ToDictionary(n => n[2..], n => form[n]!, StringComparer.Ordinal), now);
            _mails.Add(mail);
            if (to.FirstOrDefault(_suppressed.Contains) is { } bounced)
            {
                // An address that has bounced is not written to any more: the mail is accepted, and fails.
                var failed = Callback(mail, bounced, "failed", ("severity", JsonValue.Create("permanent")), ("reason", JsonValue.Create("suppress-bounce")), ("delivery-status", new JsonObject { ["code"] = 605, ["message"] = "", ["description"] = "Not delivering to previously bounced address", ["attempt-no"] = 1 }));
                return Queued(id) with { Afterwards = () => SendAsync(failed) };
            }
        }

        return Queued(id);
    }

    /// <summary>By message-id, as it is without its brackets.</summary>
    private VendorAnswer Events(string domain, VendorRequest request)
    {
        if (!request.Query.TryGetValue("message-id", out var id) || request.Query.GetValueOrDefault("event") != "accepted") throw new MailgunRefused(400, "The fake can be asked for event=accepted and message-id only", "message-id");
        return new VendorAnswer(200, new JsonObject
        {
            ["items"] = new JsonArray([.. _mails.Where(m => m.Id == id).Select(m => (JsonNode)new JsonObject { ["event"] = "accepted", ["recipient"] = m.To[0], ["timestamp"] = m.At.ToUnixTimeMilliseconds() / 1000.0, ["message"] = new JsonObject { ["headers"] = new JsonObject { ["message-id"] = m.Id } } })]),
            ["paging"] = new JsonObject { ["next"] = $"https://api.mailgun.net/v3/{domain}/events/none" },
        }.ToJsonString());
    }

    private static VendorAnswer Queued(string id) => new(200, new JsonObject { ["id"] = $"<{id}>", ["message"] = "Queued. Thank you." }.ToJsonString());

    private static VendorAnswer Error(int status, string message) => new(status, new JsonObject { ["message"] = message }.ToJsonString());

    private static string Address(string mailbox, string parameter) => MailAddress.TryCreate(mailbox.Replace("\r\n ", " ", StringComparison.Ordinal), out var address)
        ? address.Address
        : throw new MailgunRefused(400, $"{parameter} parameter is not a valid address. please check documentation", parameter);
}
