using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications.Deliveries;

/// <summary>
/// Hands a message to one provider after the other until one has taken it. Where nobody knows whether a provider has, that provider is asked before the
/// next one is tried: who gets a message gets it once.
/// </summary>
internal sealed class MessageDelivery(DeliveryLog log, ILogger<MessageDelivery> logger)
{
    private static readonly TimeSpan WhenNotTold = TimeSpan.FromMinutes(1);

    public async Task SendAsync<TMessage>(string channel, TMessage message, DeliveryDraft draft, IReadOnlyList<IMessageProvider<TMessage>> providers, CancellationToken cancellationToken)
    {
        var delivery = await log.ReserveAsync(channel, draft, cancellationToken) ?? throw new RetryLaterException("The message is being sent already", WhenNotTold);
        if (delivery.Status == DeliveryStatus.Failed)
            throw new GiveUpException($"The message was given up before: {delivery.Reason}");
        if (delivery.Status != DeliveryStatus.Waiting)
            return;
        try
        {
            if (!await FinishBegunAsync(delivery.Id, message, providers, cancellationToken))
                await TryAllAsync(delivery.Id, message, providers, cancellationToken);
        }
        catch (GiveUpException final)
        {
            await log.GiveUpAsync(delivery.Id, final.Message);
            throw;
        }
        catch
        {
            await log.ReleaseAsync(delivery.Id);
            throw;
        }
    }

    /// <summary>An attempt without an end: the process died in it. The provider may have the message.</summary>
    private async Task<bool> FinishBegunAsync<TMessage>(Guid delivery, TMessage message, IReadOnlyList<IMessageProvider<TMessage>> providers, CancellationToken cancellationToken)
    {
        if (await log.FindBegunAsync(delivery, cancellationToken) is not { } begun || providers.FirstOrDefault(p => p.Code == begun.Provider) is not { } provider)
            return false;
        if (await AskAsync(provider, message, delivery, cancellationToken) is { } id)
        {
            await log.TakenAsync(delivery, begun.Number, provider.Code, id);
            return true;
        }

        await log.TroubleAsync(delivery, begun.Number, new MessageTrouble(TroubleKind.Unknown, "The attempt was interrupted, and the provider knows nothing of it"));
        return false;
    }

    private async Task TryAllAsync<TMessage>(Guid delivery, TMessage message, IReadOnlyList<IMessageProvider<TMessage>> providers, CancellationToken cancellationToken)
    {
        if (providers.Count == 0)
            throw new GiveUpException("There are no settings of any provider");
        List<MessageTrouble> troubles = [];
        foreach (var provider in providers)
        {
            var attempt = await log.BeginAsync(delivery, provider.Code, cancellationToken);
            try
            {
                var id = await provider.SendAsync(message, delivery, cancellationToken);
                await log.TakenAsync(delivery, attempt, provider.Code, id);
                return;
            }
            catch (MessageTrouble trouble)
            {
                if (trouble.Kind == TroubleKind.Unknown && await AskAsync(provider, message, delivery, cancellationToken) is { } id)
                {
                    await log.TakenAsync(delivery, attempt, provider.Code, id);
                    return;
                }

                logger.LogWarning(trouble, "{Provider} has not taken message {Delivery}", provider.Code, delivery);
                await log.TroubleAsync(delivery, attempt, trouble);
                if (trouble.Kind == TroubleKind.Undeliverable)
                    throw new GiveUpException(trouble.Message);
                troubles.Add(trouble);
            }
        }

        throw All(troubles);
    }

    /// <summary>Whether a provider has the message. One that does not even answer to that is taken to have nothing: better twice than never.</summary>
    private async Task<string?> AskAsync<TMessage>(IMessageProvider<TMessage> provider, TMessage message, Guid delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.FindAsync(message, delivery, cancellationToken);
        }
        catch (MessageTrouble trouble)
        {
            logger.LogWarning(trouble, "{Provider} cannot be asked for message {Delivery}", provider.Code, delivery);
            return null;
        }
    }

    /// <summary>Worth another attempt, unless every provider has refused for good; at the time that they name, if they all are only busy.</summary>
    private static Exception All(List<MessageTrouble> troubles)
    {
        var text = string.Join("; ", troubles.Select(t => t.Message));
        if (troubles.TrueForAll(t => t.Kind == TroubleKind.Refused))
            return new GiveUpException(text);
        return troubles.TrueForAll(t => t.Kind is TroubleKind.Busy or TroubleKind.Refused)
            ? new RetryLaterException(text, troubles.Where(t => t.Kind == TroubleKind.Busy).Min(t => t.After ?? WhenNotTold))
            : new HttpRequestException(text);
    }
}
