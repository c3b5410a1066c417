namespace SystemUnderTest.Notifications;

/// <summary>Somebody who takes messages off our hands. Each calls its vendor: never within a transaction.</summary>
internal interface IMessageProvider<in TMessage>
{
    /// <summary>Its name in settings and records: "sendgrid".</summary>
    string Code { get; }

    /// <summary>Hands a message over.</summary>
    /// <param name="message">The message.</param>
    /// <param name="delivery">Our number for it, which comes back in what the provider reports.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <returns>The provider's number for it.</returns>
    /// <exception cref="MessageTrouble">It was not taken, or nobody knows.</exception>
    Task<string> SendAsync(TMessage message, Guid delivery, CancellationToken cancellationToken);

    /// <summary>The provider's number for a message that it may have taken; null if it has not, or cannot be asked.</summary>
    Task<string?> FindAsync(TMessage message, Guid delivery, CancellationToken cancellationToken);

    /// <summary>Whether the provider answers, and accepts our credentials.</summary>
    Task<bool> IsWellAsync(CancellationToken cancellationToken);
}

/// <summary>Sends mail.</summary>
internal interface IMailer : IMessageProvider<Mail>;

/// <summary>Sends text messages.</summary>
internal interface ISmsSender : IMessageProvider<Sms>;
