namespace Mocks.Telegram;

/// <summary>A button that a user pressed, the update that told the system, and what came of it.</summary>
/// <param name="Id">The callback query's id.</param>
/// <param name="UpdateId">The update's number; rising.</param>
/// <param name="ChatId">The chat.</param>
/// <param name="Data">The button's callback data.</param>
/// <param name="Body">The update as delivered.</param>
/// <param name="Status">The webhook's status; null where there was no answer.</param>
/// <param name="Answer">The webhook's body.</param>
/// <param name="Error">Why there was no answer.</param>
public sealed record ButtonPress(string Id, long UpdateId, long ChatId, string Data, string Body, int? Status, string Answer, string? Error)
{
    /// <summary>Whether Telegram is content: any 2xx; otherwise it repeats the update.</summary>
    public bool IsConfirmed => Status is >= 200 and < 300;

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"update {UpdateId}: callback_query {Data} in chat {ChatId} -> {Error ?? Status?.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
