namespace StepDefinitions.Data;

/// <summary>Somebody who uses the system.</summary>
public sealed class Person(string name, string role, Guid id, string email, string password)
{
    public string Name { get; } = name;

    public string Role { get; } = role;

    public Guid Id { get; } = id;

    public string Email { get; } = email;

    public string Password { get; } = password;

    /// <summary>Bearer token; null for somebody who is not signed in.</summary>
    public string? Token { get; set; }

    /// <summary>When the token stops being accepted.</summary>
    public DateTimeOffset TokenExpiresAt { get; set; }

    /// <summary>Whether they sign in again when their sign-in has expired. True for everybody unless a scenario says otherwise.</summary>
    public bool SignsInAgain { get; set; } = true;

    /// <summary>The subject that a tutor teaches; null for others.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>Telegram chat id; null if they have none.</summary>
    public long? TelegramId { get; set; }
}
