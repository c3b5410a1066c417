using System.Globalization;
using System.Text.Json;

namespace Framework.Gherkin.Http;

/// <summary>What makes an answer a problem in the sense of RFC 9457.</summary>
internal static class Problem
{
    internal const string MediaType = "application/problem+json";

    /// <summary>What keeps an answer from being a problem of this status; null for any status.</summary>
    internal static IReadOnlyList<string> Mismatches(Answer answer, int? status = null)
    {
        List<string> found = [];
        if (status is { } expected && answer.Status != expected)
            found.Add(string.Create(CultureInfo.InvariantCulture, $"status: expected {expected}, actual {answer.Status}"));
        if (answer.MediaType != MediaType)
        {
            found.Add($"content type: expected {MediaType}, actual {(answer.MediaType.Length == 0 ? "none" : answer.MediaType)}");
            return found;
        }

        var json = answer.Json;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("title", out var title) || title.ValueKind != JsonValueKind.String)
            found.Add("title: expected a string, actual none");
        else if (json.TryGetProperty("status", out var inside) && (!inside.TryGetInt32(out var number) || number != answer.Status))
            found.Add(string.Create(CultureInfo.InvariantCulture, $"status in the body: expected {answer.Status} as in the answer, actual {inside.GetRawText()}"));
        return found;
    }

    /// <summary>The fields that its <c>errors</c> name.</summary>
    internal static IReadOnlyList<string> Fields(Answer answer) =>
        answer.MediaType == MediaType && answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            ? [.. errors.EnumerateObject().Select(e => e.Name)]
            : [];
}
