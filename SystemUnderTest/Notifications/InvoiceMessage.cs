using System.Globalization;

namespace SystemUnderTest.Notifications;

/// <summary>The words of an invoice's notification, in Telegram's HTML.</summary>
internal static class InvoiceMessage
{
    public const string Button = "Pay";

    private static readonly NumberFormatInfo Money = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = ".", NumberDecimalDigits = 2 };

    public static string Text(string student, decimal amount, string currency, DateOnly dueDate, string description) =>
        $"""
        <b>New invoice for {Escape(student)}</b>
        {Escape(description)}

        Amount: <b>{amount.ToString("N", Money)} {Escape(currency)}</b>
        Due: {dueDate.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}
        """;

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
