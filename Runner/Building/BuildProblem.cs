using System.Text.RegularExpressions;

namespace Runner.Building;

/// <summary>An error of the compiler, at its place.</summary>
internal sealed partial record BuildProblem(string File, string Place, string Code, string Message)
{
    /// <summary>What was expected, then what may have been meant, one a line.</summary>
    public IEnumerable<string> Lines => Message
        .Replace(" Did you mean: ", "\nDid you mean: ", StringComparison.Ordinal)
        .Replace("; [", "\n  or [", StringComparison.Ordinal)
        .Replace(" Or write: ", "\nOr write: ", StringComparison.Ordinal)
        .Split('\n');

    /// <summary>Those that a build told of, each once.</summary>
    public static IReadOnlyList<BuildProblem> Of(IEnumerable<string> output, string repository) => [.. output.Select(l => Read(l, repository)).OfType<BuildProblem>().Distinct()];

    /// <summary>Reads <c>path(line,column): error GHK002: message [project]</c>; null if it is another line.</summary>
    public static BuildProblem? Read(string line, string repository)
    {
        var match = Pattern().Match(line);
        if (!match.Success)
            return null;
        var file = match.Groups["file"].Value.Trim();
        if (Path.IsPathFullyQualified(file) && file.StartsWith(repository, StringComparison.Ordinal))
            file = Path.GetRelativePath(repository, file).Replace('\\', '/');
        return new BuildProblem(file, match.Groups["place"].Value, match.Groups["code"].Value, match.Groups["message"].Value.Trim());
    }

    [GeneratedRegex(@"^\s*(?<file>[^:(]*(:[\\/][^:(]*)?)(?<place>\(\d+(,\d+)*\))?\s*: error (?<code>\w+): (?<message>.*?)(\s\[[^\]]+\])?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
