namespace Mocks.Pachca;

/// <summary>What a workspace holds: the chats that the token may write to, and what was posted. Its owner locks.</summary>
internal sealed class MessageBook(ScenarioVendors scenario)
{
    private const long FirstId = 194_275;

    private readonly List<PachcaMessage> _messages = [];
    private readonly HashSet<long> _chats = [];

    public IReadOnlyList<PachcaMessage> Messages => [.. _messages];

    public IReadOnlyList<long> Chats => [.. _chats.Order()];

    public void AddChat(long id) => _chats.Add(id);

    public void RemoveChat(long id) => _chats.Remove(id);

    public bool HasChat(long id) => _chats.Contains(id);

    public PachcaMessage? Find(long id) => _messages.Find(m => m.Id == id);

    public PachcaMessage Post(string entityType, long entityId, string content, long? parent, string? displayName)
    {
        var message = new PachcaMessage
        {
            Id = FirstId + _messages.Count,
            EntityType = entityType,
            EntityId = entityId,
            Content = content,
            ParentMessageId = parent,
            DisplayName = displayName,
            CreatedAt = scenario.Clock.GetUtcNow(),
        };
        _messages.Add(message);
        return message;
    }

    public void Edit(PachcaMessage message, string content) => (message.Content, message.ChangedAt) = (content, scenario.Clock.GetUtcNow());
}
