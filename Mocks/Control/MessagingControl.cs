using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Mailgun;
using Mocks.SmsRu;
using Mocks.Smtp;
using Mocks.Twilio;

namespace Mocks.Control;

/// <summary>/_control/sendgrid, /mailgun, /smtp, /twilio, /sms_ru: what was taken, and what becomes of it.</summary>
internal static class MessagingControl
{
    public static readonly string[] Endpoints =
    [
        "POST /sendgrid/delivers", "POST /sendgrid/bounces", .. DeliveryControl.EndpointsOf("sendgrid").Take(5),
        "GET /mailgun/mails", "POST /mailgun/delivers", "POST /mailgun/bounces", "POST /mailgun/defers", "POST /mailgun/nobody", .. DeliveryControl.EndpointsOf("mailgun"),
        "GET /smtp/mails", "POST /smtp/recipients", "POST /smtp/greylist", "POST /smtp/faults", "DELETE /smtp/faults",
        "GET /twilio/messages", "POST /twilio/messages/{sid}/deliver", "POST /twilio/messages/{sid}/lose", "POST /twilio/nobody", .. DeliveryControl.EndpointsOf("twilio"),
        "GET /sms_ru/messages", "POST /sms_ru/messages/{id}/deliver", "POST /sms_ru/messages/{id}/lose", "POST /sms_ru/numbers", .. DeliveryControl.EndpointsOf("sms_ru"),
    ];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(ScenarioVendors vendors, VendorRequest request, string[] path) => path[0] switch
    {
        "sendgrid" or "mailgun" or "smtp" => await MailAsync(vendors, request, path),
        "twilio" or "sms_ru" => await TextAsync(vendors, request, path),
        _ => null,
    };

    private static async Task<VendorAnswer?> MailAsync(ScenarioVendors vendors, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("POST", ["sendgrid", "delivers"]): return DeliveryControl.Delivered(await vendors.SendGrid.Delivers(Address(request)));
            case ("POST", ["sendgrid", "bounces"]): return DeliveryControl.Delivered(await vendors.SendGrid.Bounces(Address(request)));
            case ("GET", ["mailgun", "mails"]): return ControlJson.List(vendors.Mailgun.Mails, Of);
            case ("POST", ["mailgun", "delivers"]): return DeliveryControl.Delivered(await vendors.Mailgun.Delivers(Address(request)));
            case ("POST", ["mailgun", "bounces"]): return DeliveryControl.Delivered(await vendors.Mailgun.Bounces(Address(request)));
            case ("POST", ["mailgun", "defers"]): return DeliveryControl.Delivered(await vendors.Mailgun.Defers(Address(request)));
            case ("POST", ["mailgun", "nobody"]):
                vendors.Mailgun.HasNoSuchAddress(Address(request));
                return Done();
            case ("GET", ["smtp", "mails"]): return ControlJson.List(vendors.Smtp.Mails, Of);
            case ("POST", ["smtp", "recipients"]):
                var order = new ControlRequest(request, "address", "code", "text");
                vendors.Smtp.AnswersRecipient(order.RequiredText("address"), order.Number("code") ?? 550, order.Text("text") ?? "5.1.1 No such user here");
                return Done();
            case ("POST", ["smtp", "greylist"]):
                vendors.Smtp.Greylists();
                return Done();
            default: return null;
        }
    }

    private static async Task<VendorAnswer?> TextAsync(ScenarioVendors vendors, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["twilio", "messages"]): return ControlJson.List(vendors.Twilio.Messages, Of);
            case ("POST", ["twilio", "messages", var sid, "deliver"]): return await vendors.Twilio.Delivers(Latest(sid)) is { } delivered ? DeliveryControl.Delivered(delivered) : Done();
            case ("POST", ["twilio", "messages", var sid, "lose"]):
                return await vendors.Twilio.Loses(new ControlRequest(request, "error_code").Number("error_code") ?? 30003, Latest(sid)) is { } lost ? DeliveryControl.Delivered(lost) : Done();
            case ("POST", ["twilio", "nobody"]):
                vendors.Twilio.HasNoSuchNumber(new ControlRequest(request, "number").RequiredText("number"));
                return Done();
            case ("GET", ["sms_ru", "messages"]): return ControlJson.List(vendors.SmsRu.Messages, Of);
            case ("POST", ["sms_ru", "messages", var id, "deliver"]): return DeliveryControl.Delivered(await vendors.SmsRu.Delivers(Latest(id)));
            case ("POST", ["sms_ru", "messages", var id, "lose"]): return DeliveryControl.Delivered(await vendors.SmsRu.Loses(new ControlRequest(request, "status").Number("status") ?? 106, Latest(id)));
            case ("POST", ["sms_ru", "numbers"]):
                var order = new ControlRequest(request, "number", "code");
                vendors.SmsRu.RefusesNumber(order.RequiredText("number"), order.Number("code") ?? 202);
                return Done();
            default: return null;
        }
    }

    private static string Address(VendorRequest request) => new ControlRequest(request, "address").RequiredText("address");

    private static string? Latest(string id) => id == "latest" ? null : id;

    private static VendorAnswer Done() => ControlJson.Answer(new JsonObject { ["done"] = true });

    private static JsonObject Of(MailgunMail mail) => new() { ["id"] = mail.Id, ["from"] = mail.From, ["to"] = Texts(mail.To), ["subject"] = mail.Subject, ["text"] = mail.Text };

    private static JsonObject Of(SmtpMail mail) => new() { ["id"] = mail.Id, ["from"] = mail.From, ["to"] = Texts(mail.To), ["subject"] = mail.Subject, ["text"] = mail.Text };

    private static JsonObject Of(TwilioMessage message) => new() { ["sid"] = message.Sid, ["to"] = message.To, ["from"] = message.From, ["body"] = message.Body, ["status"] = message.Status, ["error_code"] = message.ErrorCode };

    private static JsonObject Of(SmsRuMessage message) => new() { ["id"] = message.Id, ["to"] = message.To, ["text"] = message.Text, ["status"] = message.Status };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);
}
