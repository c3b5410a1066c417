namespace WireMock.ResponseBuilders;

/// <summary>What goes wrong with an answer.</summary>
public enum FaultType
{
    /// <summary>Nothing.</summary>
    NONE,

    /// <summary>The body is empty.</summary>
    EMPTY_RESPONSE,

    /// <summary>Half of the body, then garbage.</summary>
    MALFORMED_RESPONSE_CHUNK,
}
