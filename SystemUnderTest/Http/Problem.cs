namespace SystemUnderTest.Http;

/// <summary>What a refusal looks like to the caller (RFC 9457): only for the OpenAPI document, where it is the schema of every answer from 400 on.</summary>
/// <param name="Type">Where the status is explained.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Which rule refuses: for programs.</param>
/// <param name="TraceId">For whoever reads our logs.</param>
internal sealed record Problem(string Type, string Title, int Status, string Code, string TraceId)
{
    /// <summary>What is wrong: for people.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What is wrong with which field.</summary>
    public Dictionary<string, string[]> Errors { get; init; } = [];
}
