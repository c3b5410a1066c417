using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Support;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Messages that the office writes, and what becomes of them.</summary>
public sealed class MessagingDriver(Api api, ScenarioScope scenario)
{
    private Guid? _latest;
    private string? _address;
    private Person? _changedBy;

    /// <summary>The address that this scenario writes to; nobody else's.</summary>
    public string Address => _address ??= scenario.Data.Email("reader");

    public async Task SendAsync(Person person, string channel, string to, string? subject, string text) =>
        _latest = (await AttemptSendAsync(person, channel, to, subject, text)).As<NotificationAcceptedJson>().Id;

    public Task<ApiAnswer> AttemptSendAsync(Person? person, string channel, string to, string? subject, string text) =>
        api.CallAsync(person, "send-notification", body: new { Channel = channel, To = to, Subject = subject, Text = text });

    public async Task<NotificationJson> SeeAsync(Person person) => (await api.CallAsync(person, "get-notification", [Latest])).As<NotificationJson>();

    public Task<ApiAnswer> AttemptSeeAsync(Person? person) => api.CallAsync(person, "get-notification", [Latest]);

    public async Task OrderAsync(Person person, string channel, IReadOnlyList<string> providers)
    {
        var now = (await AttemptOrderAsync(person, channel, providers)).As<ProvidersJson>();
        if (!(channel == "mail" ? now.Mail : now.Sms).SequenceEqual(providers))
            throw new TestDataException($"the order of the {channel} providers is {string.Join(", ", now.Mail)} / {string.Join(", ", now.Sms)}");
    }

    public Task<ApiAnswer> AttemptOrderAsync(Person? person, string channel, IReadOnlyList<string> providers)
    {
        scenario.NeedsToBeAlone("another order of the providers, which holds for everybody");
        _changedBy = person ?? _changedBy;
        return api.CallAsync(person, "change-message-providers", [channel], new { Providers = providers });
    }

    /// <summary>A running system goes on after the scenario, with the order that it was started with.</summary>
    public async Task PutOrderBackAsync()
    {
        if (!scenario.IsRemote || _changedBy is not { Role: "admin" } admin)
            return;
        await OrderAsync(admin, "mail", [SuiteSettings.MailProvider]);
        await OrderAsync(admin, "sms", [SuiteSettings.TextProvider]);
    }

    private Guid Latest => _latest ?? throw new InvalidOperationException("Nobody has sent a message in this scenario.");
}
