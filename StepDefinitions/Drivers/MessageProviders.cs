using Mocks;

namespace StepDefinitions.Drivers;

/// <summary>A provider's side of a scenario, in words that fit each of them.</summary>
public sealed record MessageProvider
{
    /// <summary>Its code in the system.</summary>
    public required string Code { get; init; }

    /// <summary>The fake.</summary>
    public required FaultyVendor Vendor { get; init; }

    /// <summary>The call that hands a message over.</summary>
    public required string SendCall { get; init; }

    /// <summary>The texts that it has taken for an address or a number.</summary>
    public required Func<string, IReadOnlyList<string>> TextsTo { get; init; }

    /// <summary>The message reaches its reader.</summary>
    public Func<string, Task> Delivers { get; init; } = _ => throw new NotSupportedException("This provider reports nothing.");

    /// <summary>The message comes back.</summary>
    public Func<string, Task> Bounces { get; init; } = _ => throw new NotSupportedException("This provider reports nothing.");

    /// <summary>Nobody has the address or number.</summary>
    public required Action<string> KnowsNobodyAt { get; init; }
}

/// <summary>The providers by the names that scenarios call them.</summary>
public sealed class MessageProviders(ScenarioVendors vendors)
{
    public IReadOnlyList<MessageProvider> All => [this["SendGrid"], this["Mailgun"], this["the mail server"], this["Twilio"], this["SMS.ru"]];

    public MessageProvider this[string name] => name switch
    {
        "SendGrid" => new MessageProvider
        {
            Code = "sendgrid",
            Vendor = vendors.SendGrid,
            SendCall = "POST /mail/send",
            TextsTo = address => [.. vendors.SendGrid.MailsTo(address).Select(m => m.Text)],
            Delivers = address => vendors.SendGrid.Delivers(address),
            Bounces = address => vendors.SendGrid.Bounces(address),
            KnowsNobodyAt = _ => throw new NotSupportedException("SendGrid takes mail to any address."),
        },
        "Mailgun" => new MessageProvider
        {
            Code = "mailgun",
            Vendor = vendors.Mailgun,
            SendCall = $"POST /{vendors.Mailgun.Domain}/messages",
            TextsTo = address => [.. vendors.Mailgun.MailsTo(address).Select(m => m.Text)],
            Delivers = address => vendors.Mailgun.Delivers(address),
            Bounces = address => vendors.Mailgun.Bounces(address),
            KnowsNobodyAt = vendors.Mailgun.HasNoSuchAddress,
        },
        "the mail server" => new MessageProvider
        {
            Code = "smtp",
            Vendor = vendors.Smtp,
            SendCall = "MESSAGE /",
            TextsTo = address => [.. vendors.Smtp.MailsTo(address).Select(m => m.Text)],
            KnowsNobodyAt = address => vendors.Smtp.AnswersRecipient(address),
        },
        "Twilio" => new MessageProvider
        {
            Code = "twilio",
            Vendor = vendors.Twilio,
            SendCall = "POST /Accounts/*/Messages.json",
            TextsTo = number => [.. vendors.Twilio.MessagesTo(number).Select(m => m.Body)],
            Delivers = _ => vendors.Twilio.Delivers(),
            Bounces = _ => vendors.Twilio.Loses(),
            KnowsNobodyAt = vendors.Twilio.HasNoSuchNumber,
        },
        "SMS.ru" => new MessageProvider
        {
            Code = "sms_ru",
            Vendor = vendors.SmsRu,
            SendCall = "POST /sms/send",
            TextsTo = number => [.. vendors.SmsRu.MessagesTo(number).Select(m => m.Text)],
            Delivers = _ => vendors.SmsRu.Delivers(),
            Bounces = _ => vendors.SmsRu.Loses(),
            KnowsNobodyAt = number => vendors.SmsRu.RefusesNumber(number),
        },
        _ => throw new ArgumentException($"There is no provider called '{name}' in this suite.", nameof(name)),
    };
}
