using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Twilio;

/// <summary>Twilio's Programmable Messaging as an integration sees it. Facts: https://www.twilio.com/docs/messaging/api/message-resource. Nobody gets a message.</summary>
public sealed partial class TwilioAccount : NotifyingVendor
{
    private const int LongestBody = 1600;

    private static readonly string[] Known = ["POST Accounts/{sid}/Messages.json", "GET Accounts/{sid}/Messages.json", "GET Accounts/{sid}/Messages/{sid}.json", "GET Accounts/{sid}.json"];

    private static readonly string[] Parameters = ["To", "From", "Body", "StatusCallback", "ValidityPeriod", "ProvideFeedback", "MaxPrice", "SmartEncoded"];

    private readonly VendorServer _server;
    private readonly ScenarioIds _ids;
    private readonly List<TwilioMessage> _messages = [];
    private readonly Dictionary<string, TwilioRefused> _unreachable = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    internal TwilioAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        (_server, _ids) = (server, ids);
        // Twilio's own numbers for tests.
        HasNoSuchNumber("+15005550001");
        IsLandline("+15005550009");
        HasUnsubscribed("+15005550004");
    }

    /// <summary>The account: the user of Basic authentication.</summary>
    public string AccountSid => _server.Options.TwilioAccountSid;

    /// <summary>The password, and what callbacks are signed with.</summary>
    public string AuthToken => _server.Options.TwilioAuthToken;

    /// <summary>The messages that were accepted, oldest first.</summary>
    public IReadOnlyList<TwilioMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    private protected override string VendorName => "twilio";

    /// <summary>Twilio's addresses change; the signature is what counts.</summary>
    private protected override string CallbackAddress => "54.172.60.10";

    /// <summary>The messages to a number, oldest first.</summary>
    public IReadOnlyList<TwilioMessage> MessagesTo(string number) => [.. Messages.Where(m => m.To == number)];

    /// <summary>Nobody has this number: 21211.</summary>
    public void HasNoSuchNumber(string number) => Unreachable(number, new TwilioRefused(400, 21211, $"Invalid 'To' Phone Number: {number}", "To") { IsFault = false });

    /// <summary>This number gets no text messages: 21614.</summary>
    public void IsLandline(string number) => Unreachable(number, new TwilioRefused(400, 21614, $"'To' number is not a valid mobile number: {number}", "To") { IsFault = false });

    /// <summary>Whoever has this number has answered STOP: 21610.</summary>
    public void HasUnsubscribed(string number) => Unreachable(number, new TwilioRefused(400, 21610, "Attempt to send to unsubscribed recipient", "To") { IsFault = false });

    /// <summary>A message goes its way: sent, and delivered; each is told to its StatusCallback.</summary>
    /// <returns>The last callback; null if the message has none.</returns>
    public async Task<VendorCallback?> Delivers(string? sid = null)
    {
        await Become(sid, "sent", null);
        return await Become(sid, "delivered", null);
    }

    /// <summary>A message does not arrive.</summary>
    /// <param name="errorCode">Why: 30003 the handset is unreachable, 30005 unknown, 30006 a landline, 30007 filtered.</param>
    /// <param name="sid">The message; null: the latest.</param>
    public Task<VendorCallback?> Loses(int errorCode = 30003, string? sid = null) => Become(sid, "undelivered", errorCode);

    private protected override bool Accepts(VendorCallback answered) => answered.Status is >= 200 and <= 299;

    private protected override VendorCallback Sign(VendorCallback callback) => callback with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Twilio-Signature"] = TwilioSignature.Sign(callback.Path, VendorRequest.Pairs(callback.Body), AuthToken) },
    };

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return Route(request);
            }
            catch (TwilioRefused refused)
            {
                var code = refused.Code.ToString(CultureInfo.InvariantCulture);
                return Error(refused.Status, refused.Code, refused.Message) with
                {
                    Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, request.Path, refused.Status, code, refused.Message, refused.Parameter) : null,
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) =>
        Error(status, status switch { 401 => 20003, 429 => 20429, _ => 20500 }, status == 429 ? "Too Many Requests" : "The request could not be carried out");

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };

    private void Unreachable(string number, TwilioRefused refused)
    {
        lock (_gate) _unreachable[number] = refused;
    }

    private async Task<VendorCallback?> Become(string? sid, string status, int? errorCode)
    {
        VendorCallback callback;
        lock (_gate)
        {
            var message = (sid is null ? _messages.LastOrDefault() : _messages.Find(m => m.Sid == sid)) ?? throw new InvalidOperationException($"Twilio has no such message. It has: {(_messages.Count == 0 ? "none" : string.Join(", ", _messages.Select(m => m.Sid)))}.");
            if (message.Status is "delivered" or "undelivered" or "failed") throw new InvalidOperationException($"Message {message.Sid} cannot become {status}: it is {message.Status}.");
            (message.Status, message.ErrorCode) = (status, errorCode);
            if (message.StatusCallback is null) return null;
            List<KeyValuePair<string, string>> form =
            [
                new("MessageSid", message.Sid), new("SmsSid", message.Sid), new("MessageStatus", status), new("SmsStatus", status), new("To", message.To), new("From", message.From),
                new("AccountSid", AccountSid), new("ApiVersion", "2010-04-01"),
            ];
            if (errorCode is { } code) form.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
            callback = new VendorCallback(status, message.Sid, message.StatusCallback.AbsoluteUri, FormFields.Write(form)) { ContentType = "application/x-www-form-urlencoded" };
        }

        return await SendAsync(callback);
    }

    private VendorAnswer Route(VendorRequest request)
    {
        if (!BasicCredentials.Fit(request, AccountSid, AuthToken)) throw new TwilioRefused(401, 20003, "Authenticate", "Authorization");
        string[] path = request.Path.Trim('/').Split('/');
        if (path is not ["Accounts", var account, ..] || (account != AccountSid && account != $"{AccountSid}.json")) throw Unknown(request);
        return (request.Method, path[1..]) switch
        {
            ("POST", [_, "Messages.json"]) => Json(201, Create(request)),
            ("GET", [_, "Messages.json"]) => List(request),
            ("GET", [_, "Messages", var file]) => Json(200, _messages.Find(m => $"{m.Sid}.json" == file) ?? throw new TwilioRefused(404, 20404, $"The requested resource {request.Path} was not found")),
            ("GET", [_]) => new VendorAnswer(200, new JsonObject { ["sid"] = AccountSid, ["status"] = "active", ["type"] = "Full" }.ToJsonString()),
            _ => throw Unknown(request),
        };
    }

    private TwilioMessage Create(VendorRequest request)
    {
        if (request.ContentType != "application/x-www-form-urlencoded") throw new TwilioRefused(415, 20415, $"Unsupported Media Type '{request.ContentType}'", "Content-Type");
        var form = FormFields.Parse(request.Body);
        // Twilio reads over what it does not know; a name that is like none of its own is a mistake all the same.
        if (form.Names.FirstOrDefault(n => !Parameters.Contains(n, StringComparer.Ordinal)) is { } unknown)
            throw new TwilioRefused(400, 20001, $"Unknown parameter '{unknown}'. Nearest that the fake has: {string.Join(", ", Nearest.To(unknown, Parameters))}", unknown);
        if (form["To"] is not { Length: > 0 } to) throw new TwilioRefused(400, 21604, "A 'To' phone number is required", "To");
        if (form["From"] is not { Length: > 0 } from) throw new TwilioRefused(400, 21603, "A 'From' phone number is required", "From");
        if (form["Body"] is not { Length: > 0 } body) throw new TwilioRefused(400, 21602, "Message body is required", "Body");
        if (!E164().IsMatch(to)) throw new TwilioRefused(400, 21211, $"Invalid 'To' Phone Number: {to}", "To");
        if (!_server.Options.TwilioNumbers.Contains(from, StringComparer.Ordinal)) throw new TwilioRefused(400, 21606, $"The 'From' phone number {from} is not a valid, SMS-capable number of the account", "From");
        if (body.Length > LongestBody) throw new TwilioRefused(400, 21617, "The concatenated message body exceeds the 1600 character limit", "Body");
        if (_unreachable.TryGetValue(to, out var nobody)) throw nobody;
        Uri? callback = null;
        if (form["StatusCallback"] is { Length: > 0 } url && (!Uri.TryCreate(url, UriKind.Absolute, out callback) || callback.Scheme is not ("http" or "https")))
            throw new TwilioRefused(400, 21609, $"The 'StatusCallback' URL {url} is not a valid URL", "StatusCallback");
        var message = new TwilioMessage { Sid = $"SM{_ids.Next().Replace("-", "", StringComparison.Ordinal)}", To = to, From = from, Body = body, StatusCallback = callback, CreatedAt = Scenario.Clock.GetUtcNow() };
        _messages.Add(message);
        return message;
    }

    /// <summary>Newest first.</summary>
    private VendorAnswer List(VendorRequest request)
    {
        var size = request.Query.TryGetValue("PageSize", out var text) ? int.TryParse(text, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= 1000 ? asked : throw new TwilioRefused(400, 20001, "Invalid PageSize", "PageSize") : 50;
        var found = _messages.Where(m => !request.Query.TryGetValue("To", out var to) || m.To == to).Reverse().Take(size);
        return new VendorAnswer(200, new JsonObject
        {
            ["messages"] = new JsonArray([.. found.Select(m => (JsonNode)Of(m))]),
            ["page"] = 0,
            ["page_size"] = size,
            ["next_page_uri"] = null,
            ["uri"] = $"/2010-04-01/Accounts/{AccountSid}/Messages.json",
        }.ToJsonString());
    }

    private VendorAnswer Json(int status, TwilioMessage message) => new(status, Of(message).ToJsonString());

    private JsonObject Of(TwilioMessage m) => new()
    {
        ["sid"] = m.Sid,
        ["account_sid"] = AccountSid,
        ["api_version"] = "2010-04-01",
        ["body"] = m.Body,
        ["date_created"] = Date(m.CreatedAt),
        ["date_updated"] = Date(m.CreatedAt),
        ["date_sent"] = null,
        ["direction"] = "outbound-api",
        ["error_code"] = m.ErrorCode,
        ["error_message"] = null,
        ["from"] = m.From,
        ["to"] = m.To,
        ["messaging_service_sid"] = null,
        ["num_media"] = "0",
        ["num_segments"] = ((m.Body.Length / 153) + 1).ToString(CultureInfo.InvariantCulture),
        ["price"] = null,
        ["price_unit"] = "USD",
        ["status"] = m.Status,
        ["uri"] = $"/2010-04-01/Accounts/{AccountSid}/Messages/{m.Sid}.json",
    };

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static TwilioRefused Unknown(VendorRequest request) => new(404, 20404, $"The requested resource {request.Path} was not found. The fake has: {string.Join(", ", Known)}");

    private static VendorAnswer Error(int status, int code, string message) => new(status, new JsonObject
    {
        ["code"] = code,
        ["message"] = message,
        ["more_info"] = string.Create(CultureInfo.InvariantCulture, $"https://www.twilio.com/docs/errors/{code}"),
        ["status"] = status,
    }.ToJsonString());

    [GeneratedRegex(@"^\+[1-9]\d{7,14}\z", RegexOptions.None, 5000)]
    private static partial Regex E164();
}
