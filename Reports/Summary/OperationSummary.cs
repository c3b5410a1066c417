using System.Globalization;
using Framework.Evidence;

namespace Reports.Summary;

/// <summary>One operation of the system's OpenAPI document, and what a run has seen of it.</summary>
/// <param name="Method"><c>POST</c>.</param>
/// <param name="Path">With its parameters: <c>/invoices/{id}</c>.</param>
/// <param name="Name">Its operationId; null if it has none.</param>
/// <param name="Declared">The statuses that it says it answers; <c>4XX</c> and <c>default</c> as they stand there.</param>
/// <param name="Answers">The statuses that it answered, in ascending order; none if it was never called.</param>
public sealed record OperationSummary(string Method, string Path, string? Name, IReadOnlyList<string> Declared, IReadOnlyList<AnswerSummary> Answers)
{
    /// <summary>What is declared for a status: <c>409</c>, <c>4XX</c> or <c>default</c>; null if nothing is.</summary>
    public string? DeclaredFor(int status) =>
        new[] { status.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{status / 100}XX"), "default" }.FirstOrDefault(name => Declared.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>What is declared and was never seen.</summary>
    public IEnumerable<string> Unseen() => Declared.Except(Answers.Select(a => DeclaredFor(a.Status)).OfType<string>(), StringComparer.OrdinalIgnoreCase);

    internal static OperationSummary Of(OperationUse use) => new(use.Method, use.Path, use.Name, use.Declared, [.. use.Answers.Select(a => new AnswerSummary(a.Status, a.Times))]);
}

/// <summary>How often an operation answered a status.</summary>
/// <param name="Status">101 for a socket that was opened.</param>
/// <param name="Times">How often.</param>
public sealed record AnswerSummary(int Status, int Times);
