namespace Mocks.SmsRu;

/// <summary>A text message at SMS.ru, as it is now.</summary>
public sealed class SmsRuMessage
{
    internal SmsRuMessage()
    {
    }

    /// <summary>"000000-10000000".</summary>
    public required string Id { get; init; }

    /// <summary>Eleven digits, beginning with 7.</summary>
    public required string To { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>100 queued, 102 on its way, 103 delivered, 104 to 108 and 150 not.</summary>
    public int Status { get; internal set; } = 100;

    /// <summary>When it was taken.</summary>
    public DateTimeOffset At { get; init; }
}
