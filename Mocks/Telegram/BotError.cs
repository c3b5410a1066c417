namespace Mocks.Telegram;

/// <summary>Telegram refuses the request.</summary>
internal sealed class BotError(int code, string description) : Exception(description)
{
    public int Code { get; } = code;

    public string Description { get; } = description;

    /// <summary>Whether the request breaks the contract; a user who blocked the bot is no fault of the request.</summary>
    public bool IsContractBroken { get; init; } = true;

    /// <summary>What helps whoever reads the refusal, and isn't in the vendor's answer.</summary>
    public string? Hint { get; init; }

    public static BotError BadRequest(string what) => new(400, $"Bad Request: {what}");

    public static BotError Entities(string what) => BadRequest($"can't parse entities: {what}");

    /// <summary>The same again is refused, but breaks no contract: two jobs may come to the same end.</summary>
    public static BotError NothingToDo(string what) => new(400, $"Bad Request: {what}") { IsContractBroken = false };

    public static BotError Blocked() => new(403, "Forbidden: bot was blocked by the user") { IsContractBroken = false };
}
