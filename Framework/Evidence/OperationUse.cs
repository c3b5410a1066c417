namespace Framework.Evidence;

/// <summary>What a run has seen of one operation of the system's OpenAPI document.</summary>
/// <param name="Method"><c>POST</c>.</param>
/// <param name="Path">With its parameters: <c>/invoices/{id}</c>.</param>
/// <param name="Name">Its operationId; null if it has none.</param>
/// <param name="Declared">The statuses that the document says it answers; <c>4XX</c> and <c>default</c> as they stand there.</param>
/// <param name="Answers">The statuses that it answered, in ascending order; none if it was never called.</param>
public sealed record OperationUse(string Method, string Path, string? Name, IReadOnlyList<string> Declared, IReadOnlyList<AnswerUse> Answers)
{
    /// <inheritdoc/>
    public override string ToString() => Name is null ? $"{Method} {Path}" : $"{Method} {Path} ({Name})";
}

/// <summary>How often an operation answered a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Times">How often.</param>
public sealed record AnswerUse(int Status, int Times);
