using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications;

/// <summary>Which providers are asked, in which order: as the settings say, until somebody who administers the system says otherwise.</summary>
internal sealed class ProviderOrder(IServiceScopeFactory scopes, IOptions<MessagingOptions> options, IEnumerable<IMailer> mailers, IEnumerable<ISmsSender> senders)
{
    public static readonly string[] Channels = [Mailers.Channel, SmsSenders.Channel];

    public IReadOnlyList<string> Known(string channel) => channel == Mailers.Channel ? [.. mailers.Select(m => m.Code)] : [.. senders.Select(s => s.Code)];

    public async Task<IReadOnlyList<string>> FindAsync(string channel, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var chosen = await scope.ServiceProvider.GetRequiredService<AppDb>().ProviderChoices.AsNoTracking().SingleOrDefaultAsync(c => c.Channel == channel, cancellationToken);
        var settings = channel == Mailers.Channel ? options.Value.Mail : options.Value.Sms;
        return chosen?.Providers ?? (settings.Length > 0 ? settings : Known(channel));
    }

    public async Task<IReadOnlyList<IMessageProvider<TMessage>>> ChooseAsync<TProvider, TMessage>(string channel, IEnumerable<TProvider> all, CancellationToken cancellationToken)
        where TProvider : IMessageProvider<TMessage>
    {
        var order = await FindAsync(channel, cancellationToken);
        return [.. order.Select(code => (IMessageProvider<TMessage>)all.Single(p => p.Code == code))];
    }

    /// <exception cref="Refusal">400: there is no such provider, or one is there twice, or there is none.</exception>
    public async Task ChangeAsync(string channel, IReadOnlyList<string> order, CancellationToken cancellationToken)
    {
        new Validation().Require("providers", Problem(channel, order) is null, Problem(channel, order) ?? "").ThrowIfAny();
        await using var scope = scopes.CreateAsyncScope();
        string[] chosen = [.. order];
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.ExecuteSqlAsync(
            $"INSERT INTO provider_choices (channel, providers) VALUES ({channel}, {chosen}) ON CONFLICT (channel) DO UPDATE SET providers = excluded.providers", cancellationToken);
    }

    /// <summary>What is wrong with an order; null: nothing.</summary>
    public string? Problem(string channel, IReadOnlyList<string> order)
    {
        var known = Known(channel);
        if (order.FirstOrDefault(o => !known.Contains(o, StringComparer.Ordinal)) is { } unknown)
            return $"'{(unknown.Length > 50 ? unknown[..50] : unknown)}' is no provider; did you mean '{known.MinBy(k => NameDistance.Between(unknown.Length > 50 ? unknown[..50] : unknown, k))}'? There are {string.Join(", ", known)}";
        if (order.Count == 0)
            return "must name one at least";
        return order.Distinct(StringComparer.Ordinal).Count() == order.Count ? null : "must name each once";
    }
}

/// <summary>The order of providers that somebody chose.</summary>
internal sealed class ProviderChoice
{
    public required string Channel { get; init; }
    public required string[] Providers { get; init; }
}

internal sealed class ProviderChoiceTable : IEntityTypeConfiguration<ProviderChoice>
{
    public void Configure(EntityTypeBuilder<ProviderChoice> builder)
    {
        builder.ToTable("provider_choices", table => table.HasCheckConstraint("ck_provider_choices_some", "cardinality(providers) > 0"));
        builder.HasKey(c => c.Channel);
    }
}

/// <summary>Which providers are asked first.</summary>
internal sealed class MessagingOptions
{
    /// <summary>None: all of which there are settings.</summary>
    public string[] Mail { get; set; } = [];

    /// <summary>None: all of which there are settings.</summary>
    public string[] Sms { get; set; } = [];
}

/// <summary>The settings name no provider that there is none of.</summary>
internal sealed class KnownProviders(IServiceProvider services) : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        var (mail, sms) = (services.GetServices<IMailer>().Select(m => m.Code), services.GetServices<ISmsSender>().Select(s => s.Code));
        List<string> wrong = [.. options.Mail.Except(mail, StringComparer.Ordinal).Select(m => $"Messages:Mail names '{m}'; there are settings of {string.Join(", ", mail)}"), .. options.Sms.Except(sms, StringComparer.Ordinal).Select(s => $"Messages:Sms names '{s}'; there are settings of {string.Join(", ", sms)}")];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
