namespace WireMock.Models;

/// <summary>A pattern that may have come from a file.</summary>
public struct StringPattern
{
    /// <summary>The pattern.</summary>
    public string Pattern { get; set; }

    /// <summary>The file that the pattern came from.</summary>
    public string? PatternAsFile { get; set; }
}
