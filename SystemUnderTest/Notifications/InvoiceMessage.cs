using System.Globalization;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Notifications;

/// <summary>An invoice in Telegram: its words, in Telegram's HTML, and its buttons.</summary>
internal static class InvoiceMessage
{
    /// <summary>What the button sends that pays without leaving Telegram; the invoice's id follows.</summary>
    public const string PayPressed = "pay:";

    private static readonly NumberFormatInfo Money = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = ".", NumberDecimalDigits = 2 };

    /// <summary>While it can be paid: with the way to the payment page, and one that begins the payment right here.</summary>
    public static (string Html, IReadOnlyList<TelegramButton> Buttons) Payable(InvoiceCard invoice, string paymentPage) =>
        (Text(invoice, null), [new TelegramButton("Pay", Url: paymentPage), new TelegramButton("Pay from Telegram", CallbackData: PayPressed + invoice.Id)]);

    /// <summary>While a payment is under way: with the way to the provider's page.</summary>
    public static (string Html, IReadOnlyList<TelegramButton> Buttons) UnderWay(InvoiceCard invoice, string confirmationUrl) =>
        (Text(invoice, null), [new TelegramButton("Continue to the payment", Url: confirmationUrl)]);

    /// <summary>When there is nothing left to pay.</summary>
    public static (string Html, IReadOnlyList<TelegramButton> Buttons) Settled(InvoiceCard invoice) =>
        (Text(invoice, invoice.Status == InvoiceStatus.Paid ? "Paid. Thank you!" : "Cancelled. There is nothing to pay."), []);

    private static string Text(InvoiceCard invoice, string? state)
    {
        var text = $"""
            <b>New invoice for {Escape(invoice.StudentName)}</b>
            {Escape(invoice.Description)}

            Amount: <b>{invoice.Amount.ToString("N", Money)} {Escape(invoice.Currency)}</b>
            Due: {invoice.DueDate.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}
            """;
        return state is null ? text : $"{text}\n<b>{state}</b>";
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
