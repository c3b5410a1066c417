using System.Globalization;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>Operations by statuses: what was answered how often, and what the system's document declares of it.</summary>
internal sealed class OperationTable(IReadOnlyList<OperationSummary> operations, bool isWhole)
{
    public IReadOnlyList<OperationSummary> Operations => operations;

    public IReadOnlyList<OperationSummary> NeverExercised { get; } = [.. operations.Where(o => o.Answers.Count == 0)];

    /// <summary>Statuses that are declared or were answered, in ascending order; <c>4XX</c> and <c>default</c> behind them.</summary>
    public IReadOnlyList<string> Columns { get; } =
        [.. operations.SelectMany(o => o.Declared.Concat(o.Answers.Select(a => Name(a.Status)))).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(c => c, StringComparer.OrdinalIgnoreCase)];

    public int Undeclared { get; } = operations.Sum(o => o.Answers.Count(a => o.DeclaredFor(a.Status) is null));

    public string Sentence
    {
        get
        {
            var declared = operations.Sum(o => o.Declared.Count);
            var answers = operations.Sum(o => o.Answers.Sum(a => a.Times));
            var never = NeverExercised.Count == 0 ? "" : isWhole ? " The others were never called." : " The others belong to scenarios that were not selected, or were never called.";
            return string.Create(CultureInfo.InvariantCulture, $"{operations.Count - NeverExercised.Count} of {operations.Count} operations answered {answers} times. Of {declared} declared answers {declared - operations.Sum(o => o.Unseen().Count())} were seen; {Undeclared} {(Undeclared == 1 ? "was" : "were")} seen that {(Undeclared == 1 ? "is" : "are")} not declared.{never}");
        }
    }

    /// <summary>How often an operation answered so, whether it says that it may, and whether it never did although it says so.</summary>
    public static (int Times, bool IsDeclared, bool IsUnseen) Cell(OperationSummary operation, string column)
    {
        var answer = operation.Answers.FirstOrDefault(a => Name(a.Status) == column);
        return (answer?.Times ?? 0, answer is null || operation.DeclaredFor(answer.Status) is not null, operation.Unseen().Contains(column, StringComparer.OrdinalIgnoreCase));
    }

    private static string Name(int status) => status.ToString(CultureInfo.InvariantCulture);
}
