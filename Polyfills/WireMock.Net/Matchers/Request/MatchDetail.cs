namespace WireMock.Matchers.Request;

/// <summary>What one matcher thought of a request.</summary>
public class MatchDetail
{
    /// <summary>The matcher's type.</summary>
    public required string MatcherType { get; set; }

    /// <summary>The matcher's name.</summary>
    public required string Name { get; set; }

    /// <summary>From 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>What went wrong while matching.</summary>
    public Exception? Exception { get; set; }

    /// <summary>The results that this one was made of.</summary>
    public MatchDetail[]? MatchDetails { get; set; }
}
