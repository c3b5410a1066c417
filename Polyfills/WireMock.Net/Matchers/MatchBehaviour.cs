namespace WireMock.Matchers;

/// <summary>What a match means.</summary>
public enum MatchBehaviour
{
    /// <summary>A match accepts the request.</summary>
    AcceptOnMatch,

    /// <summary>A match rejects the request.</summary>
    RejectOnMatch,
}
