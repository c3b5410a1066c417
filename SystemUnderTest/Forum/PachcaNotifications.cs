using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;
using SystemUnderTest.Subjects;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Forum;

/// <summary>Tells the school's Pachca channel what was said, in the background. Pachca knows no idempotence: after a lost answer it may be told twice.</summary>
internal sealed class PachcaNotifications(JobQueue jobs, IOptions<PachcaOptions> options, ILogger<PachcaNotifications> logger)
{
    public const string Kind = "pachca.message";

    /// <summary>Queues a message's notification; part of the caller's transaction.</summary>
    public void Queue(Message message, Caller sender)
    {
        if (options.Value.IsComplete)
            jobs.Add(Kind, new Payload(message.Id), sender.Id);
        else
            logger.LogInformation("Pachca is not told of message {Message}: the settings name no token or no channel", message.Id);
    }

    internal sealed record Payload(Guid MessageId);
}

internal sealed class PachcaMessageHandler(AppDb db, PeopleDirectory people, SubjectDirectory subjects, PachcaClient pachca, IOptions<PachcaOptions> options) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<PachcaNotifications.Payload>(payload)!.MessageId;
        if (!options.Value.IsComplete || await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } message)
            return;
        var subject = await db.Chats.Where(c => c.Id == message.ChatId).Select(c => c.SubjectId).SingleAsync(cancellationToken);
        var titles = await subjects.FindNamesAsync([subject], cancellationToken);
        var names = await people.FindAsync(message.SenderId is { } sender ? [sender] : [], cancellationToken);
        var from = names.Values.Select(n => $"{n.FullName} ({n.Role})").SingleOrDefault("Somebody who has left");
        await pachca.PostAsync(options.Value.ChannelId!.Value, $"{from}, {titles.GetValueOrDefault(subject)}:\n{message.Content}", cancellationToken);
    }
}

internal static class PachcaSetup
{
    public static void AddPachca(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PachcaOptions>().BindConfiguration("Pachca").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(PachcaClient.Name);
        builder.Services.AddSingleton<PachcaClient>();
        builder.Services.AddScoped<PachcaNotifications>();
        builder.AddJobHandler<PachcaMessageHandler>(PachcaNotifications.Kind);
    }
}
