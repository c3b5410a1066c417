using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

/// <summary>Decides whether a value matches.</summary>
public interface IMatcher
{
    /// <summary>The matcher's name.</summary>
    string Name { get; }

    /// <summary>What a match means.</summary>
    MatchBehaviour MatchBehaviour { get; }
}

/// <summary>Matches text.</summary>
public interface IStringMatcher : IMatcher
{
    /// <summary>Whether the text matches.</summary>
    MatchResult IsMatch(string? input);

    /// <summary>The patterns.</summary>
    AnyOf<string, StringPattern>[] GetPatterns();

    /// <summary>How the patterns' matches become one.</summary>
    MatchOperator MatchOperator { get; }
}

/// <summary>Matches an object: bytes, or a JSON tree.</summary>
public interface IObjectMatcher : IMatcher
{
    /// <summary>What is expected.</summary>
    object Value { get; }

    /// <summary>Whether the object matches.</summary>
    MatchResult IsMatch(object? input);
}

/// <summary>A matcher that may disregard case.</summary>
public interface IIgnoreCaseMatcher : IMatcher
{
    /// <summary>Whether case is disregarded.</summary>
    bool IgnoreCase { get; }
}
