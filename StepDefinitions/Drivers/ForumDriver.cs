using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Lessons with their chats, and what is said in them.</summary>
public sealed class ForumDriver(Api api, IdentityDriver identity, People people, Chats chats)
{
    private static readonly Dictionary<string, string> ParentOf = new(StringComparer.Ordinal) { ["Petya"] = "Olga", ["Vera"] = "Nina" };

    /// <summary>The answer to the last message that was sent over HTTP.</summary>
    public MessageJson? LastSent { get; private set; }

    /// <summary>The last text that was to survive.</summary>
    public string? LastText { get; set; }

    /// <summary>A teacher's subject, with a tutor or without, and a student enrolled in it. Whoever is not in the scenario yet comes into it.</summary>
    public async Task TeachesAsync(string teacher, string student, string subject, string? tutor = null)
    {
        await HaveSubjectAsync(teacher, subject, tutor);
        await HaveStudentAsync(student);
        await EnrolAsync(people[teacher], student, subject);
    }

    public async Task HaveSubjectAsync(string teacher, string subject, string? tutor = null)
    {
        await identity.HaveAsync(teacher, "teacher");
        if (tutor is not null)
            await identity.HaveAsync(tutor, "tutor");
        var made = (await api.CallAsync(people[teacher], "create-subject", body: new { Name = subject, TutorId = tutor is null ? (Guid?)null : people[tutor].Id })).As<SubjectJson>();
        chats.AddSubject(subject, made.Id);
    }

    public async Task HaveStudentAsync(string student)
    {
        if (!people.Knows(student))
            await identity.HaveChildAsync(ParentOf.GetValueOrDefault(student, $"{student}s-parent"), student);
    }

    public async Task EnrolAsync(Person staff, string student, string subject)
    {
        var enrolment = (await AttemptEnrolAsync(staff, student, subject)).As<EnrolmentJson>();
        chats.AddEnrolment(student, subject, enrolment.Id);
        await LearnAsync(people[student]);
    }

    public Task<ApiAnswer> AttemptEnrolAsync(Person staff, string student, string subject) => api.CallAsync(staff, "enrol", [chats.Subject(subject)], new { StudentId = people[student].Id });

    public Task<ApiAnswer> AttemptEndAsync(Person staff, string student, string subject) => api.CallAsync(staff, "end-enrolment", [chats.Enrolment(student, subject)]);

    public async Task EndAsync(Person staff, string student, string subject) => (await AttemptEndAsync(staff, student, subject)).EnsureSuccess();

    public async Task<IReadOnlyList<ChatJson>> ListAsync(Person person) => (await AttemptListAsync(person, ("limit", "200"))).As<ChatListJson>().Items;

    public Task<ApiAnswer> AttemptListAsync(Person? person, params (string Name, string Value)[] query) => api.CallAsync(person, "list-chats", query: Pairs(query));

    public async Task<MessageListJson> ReadAsync(Person person, Guid chat, params (string Name, string Value)[] query) => (await AttemptReadAsync(person, chat, query)).As<MessageListJson>();

    public Task<ApiAnswer> AttemptReadAsync(Person? person, Guid chat, params (string Name, string Value)[] query) => api.CallAsync(person, "list-messages", [chat], query: Pairs(query));

    public async Task<MessageJson> SendAsync(Person person, Guid chat, string content, Guid? replyTo = null, Guid? clientId = null) =>
        LastSent = (await AttemptSendAsync(person, chat, new { Content = content, ReplyTo = replyTo, ClientId = clientId })).As<MessageJson>();

    public Task<ApiAnswer> AttemptSendAsync(Person? person, Guid chat, object body) => api.CallAsync(person, "send-message", [chat], body);

    public async Task MarkReadAsync(Person person, Guid chat, Guid message) => (await api.CallAsync(person, "mark-read", [chat], new { MessageId = message })).EnsureSuccess();

    public async Task SetActiveAsync(Person person, Guid chat, bool isActive) => (await AttemptSetActiveAsync(person, chat, isActive)).EnsureSuccess();

    public Task<ApiAnswer> AttemptSetActiveAsync(Person? person, Guid chat, bool isActive) => api.CallAsync(person, "set-chat-activity", [chat], new { IsActive = isActive });

    /// <summary>The last message with a text, as somebody sees it.</summary>
    public async Task<MessageJson> FindAsync(Person person, Guid chat, string content)
    {
        var all = (await ReadAsync(person, chat, ("limit", "200"))).Items;
        return all.LastOrDefault(m => m.Content == content) ?? throw new InvalidOperationException($"{person.Name} sees no message \"{content}\" in this chat. There are: {string.Join(", ", all.Select(m => m.Content))}.");
    }

    /// <summary>What the last one is called: by name, or by what becomes of a deleted account.</summary>
    public static string NameOf(PersonJson? person) => person?.Name ?? "nobody";

    private async Task LearnAsync(Person student)
    {
        foreach (var chat in await ListAsync(student))
            chats.AddChat(chat.Id, chat.Subject.Name, chat.Participants.Select(p => p.Name));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs((string Name, string Value)[] query) => query.Select(q => KeyValuePair.Create(q.Name, q.Value));
}
