using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Writes what a notice says, and hands it to mail or SMS.</summary>
internal sealed class NoticeSender(AppDb db, PeopleDirectory people, Mailers mailers, SmsSenders texts)
{
    /// <exception cref="RetryLaterException">The provider is busy and says until when.</exception>
    /// <exception cref="GiveUpException">It can never be sent.</exception>
    /// <exception cref="HttpRequestException">No provider is in reach.</exception>
    public async Task SendAsync(ShopNotice notice, CancellationToken cancellationToken)
    {
        var order = await db.ShopOrders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == notice.OrderId, cancellationToken);
        if (order.CustomerId is not { } customer || await people.FindAddressAsync(customer, cancellationToken) is not { } address)
            throw new GiveUpException("The customer's account is gone.");
        var (subject, text) = await WordsAsync(notice, order, cancellationToken);
        if (notice.Channel == NoticeChannel.Email)
            await mailers.SendAsync(new Mail(address.Email, address.FullName, subject, text) { Key = KeyOf(notice), About = About(order) }, cancellationToken);
        else if (await db.Customers.Where(c => c.UserId == customer).Select(c => c.Phone).SingleAsync(cancellationToken) is { } phone)
            await texts.SendAsync(new Sms(phone, subject) { Key = KeyOf(notice), About = About(order) }, cancellationToken);
        else
            throw new GiveUpException("The customer has no phone any more.");
    }

    private async Task<(string Subject, string Text)> WordsAsync(ShopNotice notice, ShopOrder order, CancellationToken cancellationToken)
    {
        var lines = string.Join('\n', order.Lines.Select(l => $"{l.Quantity} x {l.Name}"));
        switch (notice.Kind)
        {
            case NoticeKind.Confirmation:
                return ($"Your order {Short(order)} is confirmed", $"{lines}\n\nIn all {Money(order.Total, order)}. It is sent with the number {order.TrackingNumber}.");
            case NoticeKind.Failure:
                return ($"Your order {Short(order)} could not be fulfilled", $"{lines}\n\nWe are sorry. Nothing was charged, or it is on its way back to you.");
            default:
                var payment = await db.ShopPayments.AsNoTracking().SingleAsync(p => p.OrderId == order.Id && p.RefundedAmount > 0, cancellationToken);
                return ($"Refund for your order {Short(order)}", $"{Money(payment.RefundedAmount, order)} of {Money(payment.Amount, order)} have gone back to you.");
        }
    }

    /// <summary>The same however often it is tried: whoever has it already is not told again.</summary>
    private static string KeyOf(ShopNotice notice) => $"shop-notice/{notice.Id}";

    private static string About(ShopOrder order) => $"shop-order/{order.Id}";

    private static string Short(ShopOrder order) => order.Id.ToString("N")[^8..];

    private static string Money(decimal amount, ShopOrder order) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00} {order.Currency}");
}
