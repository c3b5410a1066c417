using System.Text.Json;

namespace StepDefinitions.Wire;

/// <summary>What every frame from the system has; events have a cursor and a time, answers a request.</summary>
public sealed record FrameJson
{
    public required string Type { get; init; }
    public long? Cursor { get; init; }
    public DateTimeOffset? At { get; init; }
    public string? Request { get; init; }
    public JsonElement? Data { get; init; }
    public string? Code { get; init; }
    public string? Detail { get; init; }
    public Dictionary<string, string[]>? Errors { get; init; }

    public static FrameJson Of(string text) => JsonSerializer.Deserialize<FrameJson>(text, WireJson.Options)!;

    public T DataAs<T>() => Data!.Value.Deserialize<T>(WireJson.Options)!;
}

public sealed record InvoiceStatusJson
{
    public required Guid InvoiceId { get; init; }
    public required string Number { get; init; }
    public required string Status { get; init; }
    public required string StudentName { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateOnly DueDate { get; init; }
}
