using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.SendGrid;

/// <summary>The body of mail/send, read as strictly as SendGrid reads it; messages and fields are its documentation's.</summary>
internal sealed class MailRequest
{
    private const int MostPersonalizations = 1000;
    private const int MostRecipients = 1000;
    private const int LargestCustomArgs = 10_000;
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(72);

    private MailRequest(string from, bool isSandboxed, IReadOnlyList<SendGridMail> messages) => (From, IsSandboxed, Messages) = (from, isSandboxed, messages);

    public string From { get; }

    /// <summary>It is checked, and not sent.</summary>
    public bool IsSandboxed { get; }

    /// <summary>One for each personalization.</summary>
    public IReadOnlyList<SendGridMail> Messages { get; }

    /// <exception cref="MailRefused">400: it is no mail.</exception>
    public static MailRequest Read(string body, DateTimeOffset now)
    {
        var root = Parse(body);
        var personalizations = Objects(root, "personalizations", "personalizations");
        if (personalizations.Count is 0 or > MostPersonalizations) throw Invalid("You must have at least one personalization.", "personalizations");
        var from = Address(root["from"], "from") ?? throw Invalid("The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.", "from.email");
        CheckSendAt(root, now);
        var (text, html) = Content(root);
        var arguments = CustomArgs(root);
        List<SendGridMail> messages = [];
        for (var i = 0; i < personalizations.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"personalizations.{i}");
            var recipients = Recipients(personalizations[i], at);
            var subject = Text(personalizations[i], "subject") ?? Text(root, "subject");
            if (string.IsNullOrEmpty(subject) && root["template_id"] is null)
                throw Invalid("The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", "subject");
            messages.Add(new SendGridMail("", from, recipients, subject ?? "", text, html, now) { CustomArgs = arguments });
        }

        if (messages.Sum(m => m.To.Count) > MostRecipients) throw Invalid("There is a limit of 1000 total recipients (to + cc + bcc) per request.", "personalizations");
        var isSandboxed = root["mail_settings"]?["sandbox_mode"]?["enable"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        return new MailRequest(from, isSandboxed, messages);
    }

    private static IReadOnlyList<string> Recipients(JsonObject personalization, string at)
    {
        if (Objects(personalization, "to", $"{at}.to").Count == 0) throw Invalid("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", $"{at}.to");
        List<string> recipients = [];
        foreach (var kind in (string[])["to", "cc", "bcc"])
        {
            foreach (var recipient in Objects(personalization, kind, $"{at}.{kind}"))
            {
                var address = Address(recipient, $"{at}.{kind}")
                    ?? throw Invalid("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", $"{at}.{kind}");
                if (recipients.Contains(address, StringComparer.OrdinalIgnoreCase))
                    throw Invalid($"Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [{address}] in the {at}.{kind} field.", at);
                recipients.Add(address);
            }
        }

        return recipients;
    }

    private static (string Text, string? Html) Content(JsonObject root)
    {
        var content = Objects(root, "content", "content");
        if (content.Count == 0)
            return root["template_id"] is not null ? ("", null) : throw Invalid("Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block.", "content");
        string text = "", last = "";
        string? html = null;
        for (var i = 0; i < content.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"content.{i}");
            if (Text(content[i], "value") is not { Length: > 0 } value) throw Invalid("The content value must be a string at least one character in length.", $"{at}.value");
            if (Text(content[i], "type") is not { Length: > 0 } type) throw Invalid("The content type must be a string at least one character in length.", $"{at}.type");
            if (type == "text/plain" && last.Length > 0) throw Invalid("If present, text/plain and text/html may only be provided once, with text/plain first.", $"{at}.type");
            if (type == "text/plain") text = value;
            else if (type == "text/html") html = value;
            last = type;
        }

        return (text, html);
    }

    private static Dictionary<string, string> CustomArgs(JsonObject root)
    {
        if (root["custom_args"] is not { } node) return new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is not JsonObject given || given.Any(g => g.Value?.GetValueKind() != JsonValueKind.String)) throw Invalid("The custom_args parameter must be an object of strings.", "custom_args");
        return given.ToJsonString().Length < LargestCustomArgs ? given.ToDictionary(g => g.Key, g => g.Value!.GetValue<string>(), StringComparer.Ordinal) : throw Invalid("The custom_args parameter must be less than 10000 bytes.", "custom_args");
    }

    private static void CheckSendAt(JsonObject root, DateTimeOffset now)
    {
        if (root["send_at"] is not { } node) return;
        if (node is not JsonValue value || !value.TryGetValue<long>(out var seconds)) throw Invalid("The send_at parameter must be a unix timestamp.", "send_at");
        if (DateTimeOffset.FromUnixTimeSeconds(seconds) - now > FurthestAhead) throw Invalid("The send_at parameter is too far in the future: mail can be scheduled at most 72 hours ahead.", "send_at");
    }

    /// <summary>Null: no address, or none that could get mail.</summary>
    private static string? Address(JsonNode? node, string at)
    {
        if (node is null) return null;
        if (node is not JsonObject person || Text(person, "email") is not { } email || email.IndexOf('@', StringComparison.Ordinal) is var sign && (sign < 1 || sign == email.Length - 1) || email.Contains(' ', StringComparison.Ordinal))
            throw Invalid("Does not contain a valid address.", $"{at}.email");
        return email;
    }

    private static IReadOnlyList<JsonObject> Objects(JsonObject parent, string name, string at) => parent[name] switch
    {
        null => [],
        JsonArray items when items.All(i => i is JsonObject) => [.. items.Cast<JsonObject>()],
        _ => throw Invalid($"The {name} parameter must be an array of objects.", at),
    };

    private static string? Text(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw Invalid("Bad Request", null);
        }
        catch (JsonException)
        {
            throw Invalid("Bad Request", null);
        }
    }

    private static MailRefused Invalid(string message, string? field) => new(400, message, field);
}
