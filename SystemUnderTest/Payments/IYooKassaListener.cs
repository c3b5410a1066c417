namespace SystemUnderTest.Payments;

/// <summary>Somebody else in this system whose payments go through YooKassa: its notifications come to one address for all.</summary>
internal interface IYooKassaListener
{
    /// <summary>Follows a notification, if it is about one of theirs.</summary>
    /// <param name="metadata">What we wrote on the payment, as the notification has it.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <returns>Whether it is.</returns>
    Task<bool> TryFollowAsync(IReadOnlyDictionary<string, string>? metadata, CancellationToken cancellationToken);

    /// <summary>Whether a payment is one of theirs: they book its refunds themselves.</summary>
    Task<bool> OwnsAsync(string providerPayment, CancellationToken cancellationToken);
}
