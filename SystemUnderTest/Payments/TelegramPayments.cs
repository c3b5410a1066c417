using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Notifications;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Payments;

/// <summary>Payments that begin with a button in Telegram. Telegram repeats an update until it is answered with success, so the work is a job.</summary>
internal static class TelegramPayments
{
    public const string Pressed = "telegram.pay_pressed";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int Largest = 256 * 1024;

    public static void AddTelegramPayments(this WebApplicationBuilder builder) => builder.AddJobHandler<PayPressedHandler>(Pressed);

    public static void MapTelegramPayments(this IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/telegram", UpdateAsync).WithName("telegram-webhook").TakesReport().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden).AllowAnonymous();

    private static async Task<Ok> UpdateAsync(HttpContext context, IOptions<TelegramOptions> options, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (!IsSecret(context.Request.Headers[SecretHeader].ToString(), options.Value.WebhookSecret))
            throw Refusal.Forbidden("unknown_source", $"Updates are taken from Telegram, which knows the secret in {SecretHeader}.");
        if (await ReadPressAsync(context.Request, cancellationToken) is { } press)
            await jobs.AddOnceAsync(press.Id, Pressed, press, Guid.Empty, cancellationToken);
        return TypedResults.Ok();
    }

    private static bool IsSecret(string given, string? expected) =>
        expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <returns>Null for an update of another kind.</returns>
    private static async Task<PayPress?> ReadPressAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "An update is smaller than this.");
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("update_id", out _))
                throw Malformed("The body is no update: it has no update_id.");
            if (!document.RootElement.TryGetProperty("callback_query", out var query))
                return null;
            var message = query.GetProperty("message");
            return query.GetProperty("data").GetString() is { } data && data.StartsWith(InvoiceMessage.PayPressed, StringComparison.Ordinal)
                && Guid.TryParse(data.AsSpan(InvoiceMessage.PayPressed.Length), out var invoice)
                ? new PayPress(query.GetProperty("id").GetString()!, query.GetProperty("from").GetProperty("id").GetInt64(), message.GetProperty("chat").GetProperty("id").GetInt64(), message.GetProperty("message_id").GetInt64(), invoice)
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Malformed("The body is not the JSON of an update.");
        }
    }

    private static Refusal Malformed(string detail) => new(StatusCodes.Status400BadRequest, "invalid_request", detail);
}

/// <summary>Somebody pressed the button that pays.</summary>
internal sealed record PayPress(string Id, long From, long Chat, long Message, Guid Invoice);

/// <summary>Starts the payment as the web does, so that both continue the same one, and shows the way to it under the message.</summary>
internal sealed class PayPressedHandler(InvoiceCards cards, PeopleDirectory people, PaymentStart start, TelegramClient telegram) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var press = JsonSerializer.Deserialize<PayPress>(payload)!;
        await telegram.AnswerPressAsync(press.Id, await PayAsync(press, cancellationToken), cancellationToken);
    }

    /// <returns>What the person is told.</returns>
    private async Task<string> PayAsync(PayPress press, CancellationToken cancellationToken)
    {
        var invoice = await cards.FindAsync(press.Invoice, cancellationToken);
        if (invoice?.ParentId is not { } parent || await people.FindTelegramIdAsync(parent, cancellationToken) != press.From)
            return "This invoice is not yours.";
        try
        {
            var (payment, _) = await start.StartAsync(new Caller(parent, Roles.Parent), press.Invoice, cancellationToken);
            if (payment.ConfirmationUrl is not { } page)
                return "The payment is being prepared. Please try again in a moment.";
            await telegram.EditAsync(press.Chat, press.Message, InvoiceMessage.UnderWay(invoice, page), cancellationToken);
            // It may have been paid on the web meanwhile, and the message have said so already.
            if (await cards.FindAsync(press.Invoice, cancellationToken) is { IsPayable: false } settled)
                await telegram.EditAsync(press.Chat, press.Message, InvoiceMessage.Settled(settled), cancellationToken);
            return "Continue on the payment page.";
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }
}
