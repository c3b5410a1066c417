namespace Framework.Gherkin.BadInput;

/// <summary>One bad request to one endpoint, and how it is to be refused.</summary>
/// <param name="What">What is bad about it, for the message.</param>
internal sealed record BadCall(string What)
{
    /// <summary>In place of the route's parameters; null for ids that nothing has.</summary>
    public string? RouteValue { get; init; }

    /// <summary>The text of the body; null for none.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>How it is to be refused; null for any 4xx.</summary>
    public int? Status { get; init; }

    /// <summary>The field that the refusal names in its <c>errors</c>; null for none in particular.</summary>
    public string? Field { get; init; }

    /// <summary>Whose token it carries, if not a caller's; empty for nobody's.</summary>
    public string? Token { get; init; }
}
