using Framework.Evidence;

namespace Reports.Causes;

/// <summary>Says what a failure is to be blamed on when nobody closer to it did.</summary>
internal static class CauseClassifier
{
    private static readonly string[] Assertions = ["AssertionException", "ShouldAssertException", "MultipleAssertException"];

    private static readonly string[] Infrastructure =
    [
        "System.Net.Sockets.SocketException", "Npgsql.NpgsqlException", "System.IO.IOException", "System.IO.DirectoryNotFoundException",
        "System.UnauthorizedAccessException", "System.OutOfMemoryException",
    ];

    /// <summary>The thrower's word, or: a failed assertion is the product's, a broken connection or disk the infrastructure's, the rest the test's.</summary>
    public static CauseKind Classify(Outcome outcome, Failure failure)
    {
        if (failure.Cause is { } known)
            return known;
        if (Infrastructure.Contains(failure.Kind))
            return CauseKind.Infrastructure;
        return outcome == Outcome.Failed || Assertions.Any(a => failure.Kind.EndsWith(a, StringComparison.Ordinal)) ? CauseKind.Product : CauseKind.Test;
    }

    /// <summary>As summary.json and the reports spell it.</summary>
    public static string Word(CauseKind kind) => kind switch
    {
        CauseKind.Product => "product",
        CauseKind.Test => "test",
        CauseKind.Data => "data",
        CauseKind.Infrastructure => "infrastructure",
        CauseKind.VendorContract => "vendor-contract",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a known cause."),
    };
}
