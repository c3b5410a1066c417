namespace Mocks.RussianPost;

/// <summary>Otpravka refuses a request.</summary>
internal sealed class PostRefused(int status, string code, string description, string? field = null) : Exception(description)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    /// <summary>False: the request is well formed, only the post does not do this: no fault of the contract.</summary>
    public bool IsFault { get; init; } = true;

    /// <summary>EMPTY_INDEX_TO, ILLEGAL_MASS.</summary>
    public static PostRefused OfField(string field, string why)
    {
        if (field.Length == 0) return new PostRefused(400, "BAD_REQUEST", "The body is not valid JSON");
        var name = field[(field.LastIndexOf('.') + 1)..].Replace('-', '_').ToUpperInvariant();
        return new PostRefused(400, why == "empty" ? $"EMPTY_{name}" : $"ILLEGAL_{name}", $"{field} is {why}", field);
    }
}
