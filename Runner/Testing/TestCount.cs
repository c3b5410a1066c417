using System.Globalization;
using System.Text.RegularExpressions;

namespace Runner.Testing;

/// <summary>How many tests ended how.</summary>
internal sealed partial record TestCount(int Passed = 0, int Failed = 0, int Skipped = 0)
{
    public static TestCount operator +(TestCount a, TestCount b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Takes a line of a test platform's closing words in: <c>  succeeded: 26</c>.</summary>
    public TestCount With(string line)
    {
        var match = Pattern().Match(line);
        if (!match.Success)
            return this;
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return match.Groups["what"].Value switch
        {
            "succeeded" => this with { Passed = number },
            "failed" => this with { Failed = number },
            _ => this with { Skipped = number },
        };
    }

    /// <summary>The last line of <c>tf test</c>: a format that others read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    [GeneratedRegex(@"^\s+(?<what>succeeded|failed|skipped): (?<number>\d+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
