namespace StepDefinitions.Data;

/// <summary>The scenario's subjects, enrolments and chats. A chat is called by the two who take part in it; if there are several, by its subject too.</summary>
public sealed class Chats
{
    private readonly List<(Guid Id, string Subject, HashSet<string> People)> _chats = [];
    private readonly Dictionary<string, Guid> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Student, string Subject), Guid> _enrolments = [];

    public Guid Subject(string name) => _subjects.TryGetValue(name, out var id) ? id : throw new InvalidOperationException($"There is no subject \"{name}\" in this scenario. There are: {string.Join(", ", _subjects.Keys)}.");

    public Guid Enrolment(string student, string subject) => _enrolments.TryGetValue((student, subject), out var id) ? id : throw new InvalidOperationException($"{student} was not enrolled in \"{subject}\" in this scenario.");

    /// <summary>The chat that two people have, or had: the one that was seen last, if it was made anew.</summary>
    public Guid Of(string one, string other, string? subject = null)
    {
        var found = _chats.FindLast(c => c.People.SetEquals([one, other]) && (subject is null || c.Subject == subject));
        return found.Id != Guid.Empty ? found.Id : throw new InvalidOperationException($"{one} and {other} have no chat in this scenario. There are: {string.Join("; ", _chats.Select(c => $"{string.Join(" and ", c.People)} ({c.Subject})"))}.");
    }

    public void AddSubject(string name, Guid id) => _subjects[name] = id;

    public void AddEnrolment(string student, string subject, Guid id) => _enrolments[(student, subject)] = id;

    public void AddChat(Guid id, string subject, IEnumerable<string> people)
    {
        if (!_chats.Exists(c => c.Id == id))
            _chats.Add((id, subject, [.. people]));
    }
}
