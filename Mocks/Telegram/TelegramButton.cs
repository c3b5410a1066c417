namespace Mocks.Telegram;

/// <summary>A button of an inline keyboard.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Text">What it says.</param>
/// <param name="Url">The address that it opens.</param>
/// <param name="CallbackData">What it sends to the bot.</param>
public sealed record TelegramButton(int Row, string Text, string? Url, string? CallbackData);
