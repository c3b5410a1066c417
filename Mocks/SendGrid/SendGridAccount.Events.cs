using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.SendGrid;

/// <content>What becomes of mail that was accepted: the activity that can be asked for, and the event webhook.</content>
public sealed partial class SendGridAccount
{
    private readonly HashSet<SendGridMail> _over = new(ReferenceEqualityComparer.Instance);

    /// <summary>SendGrid publishes no addresses; the signature is what counts. This one is of nobody's (RFC 5737).</summary>
    private protected override string CallbackAddress => "198.51.100.30";

    /// <summary>The latest mail to an address reaches it.</summary>
    public Task<VendorCallback> Delivers(string address) => HappensTo(address, "delivered", ("response", "250 OK"));

    /// <summary>The latest mail to an address comes back: SendGrid had accepted it, the recipient's server does not.</summary>
    /// <param name="address">The recipient.</param>
    /// <param name="reason">What that server says.</param>
    public Task<VendorCallback> Bounces(string address, string reason = "550 5.1.1 The email account that you tried to reach does not exist") =>
        HappensTo(address, "bounce", ("reason", reason), ("status", "5.1.1"), ("type", "bounce"));

    private protected override bool Accepts(VendorCallback answered) => answered.Status is >= 200 and <= 299;

    private protected override VendorCallback Sign(VendorCallback callback)
    {
        var timestamp = Scenario.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return callback with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["X-Twilio-Email-Event-Webhook-Timestamp"] = timestamp,
                ["X-Twilio-Email-Event-Webhook-Signature"] = SendGridSignature.Sign(timestamp, callback.Body),
            },
        };
    }

    private Task<VendorCallback> HappensTo(string address, string name, params (string Name, string Value)[] more)
    {
        SendGridMail mail;
        var happened = new JsonObject { ["email"] = address, ["timestamp"] = Scenario.Clock.GetUtcNow().ToUnixTimeSeconds(), ["event"] = name, ["sg_event_id"] = _ids.Next() };
        lock (_gate)
        {
            mail = _mails.LastOrDefault(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase)) ?? throw new InvalidOperationException($"SendGrid has accepted no mail to {address}. It has: {(_mails.Count == 0 ? "none" : string.Join(", ", _mails.SelectMany(m => m.To)))}.");
            _over.Add(mail);
        }

        happened["sg_message_id"] = $"{mail.Id}.recvd-0000000000-aaaaa-1-0.0";
        foreach (var (key, value) in mail.CustomArgs) happened[key] = value;
        foreach (var (key, value) in more) happened[key] = value;
        return SendAsync(new VendorCallback(name, mail.Id, _server.Options.SendGridEventPath, new JsonArray(happened).ToJsonString()));
    }

    /// <summary>The mails' activity (an addition to the account that has to be paid for): by one of the custom arguments.</summary>
    private VendorAnswer Activity(VendorRequest request)
    {
        if (!request.Query.TryGetValue("query", out var query) || ByArgument().Match(query) is not { Success: true } asked) throw new MailRefused(400, "The fake can be asked for unique_args['name']=\"value\" only", "query");
        if (!request.Query.TryGetValue("limit", out var text) || !int.TryParse(text, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > 1000) throw new MailRefused(400, "The limit must be between 1 and 1000", "limit");
        var found = _mails.Where(m => m.CustomArgs.GetValueOrDefault(asked.Groups["name"].Value) == asked.Groups["value"].Value).Reverse().Take(limit);
        return new VendorAnswer(200, new JsonObject
        {
            ["messages"] = new JsonArray([.. found.Select(m => (JsonNode)new JsonObject
            {
                ["from_email"] = m.From,
                ["msg_id"] = m.Id,
                ["subject"] = m.Subject,
                ["to_email"] = m.To[0],
                ["status"] = _over.Contains(m) ? "delivered" : "processing",
                ["opens_count"] = 0,
                ["clicks_count"] = 0,
                ["last_event_time"] = m.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            })]),
        }.ToJsonString());
    }

    [GeneratedRegex("""^\(?unique_args\['(?<name>[^']+)'\]\s*=\s*"(?<value>[^"]*)"\)?\z""", RegexOptions.None, 5000)]
    private static partial Regex ByArgument();
}
