using Mocks.Hosting;

namespace Mocks.Telegram;

/// <summary>The Bot API's methods that the fake has; about the others a refusal says what was probably meant.</summary>
internal static class Methods
{
    public static IReadOnlyList<string> Faked { get; } =
    [
        "getMe", "sendMessage", "editMessageText", "deleteMessage", "getChat", "sendChatAction", "answerCallbackQuery", "setWebhook", "deleteWebhook",
        "getWebhookInfo", "getUpdates",
    ];

    public static string HintAbout(string method) =>
        $". Nearest that the fake has: {string.Join(", ", Nearest.To(method, Faked))} (Telegram has more: see docs/mocks.md)";
}
