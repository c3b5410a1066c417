namespace Mocks.Telegram;

/// <summary>A marked part of a text; offset and length are in UTF-16 units.</summary>
internal sealed record MessageEntity(string Type, int Offset, int Length, string? Url = null);

/// <summary>A text without its markup, and what was marked.</summary>
internal sealed record ParsedText(string Plain, IReadOnlyList<MessageEntity> Entities);
