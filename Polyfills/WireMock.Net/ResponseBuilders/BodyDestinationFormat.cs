namespace WireMock.ResponseBuilders;

/// <summary>What a body is made into.</summary>
public static class BodyDestinationFormat
{
    /// <summary>What it was given as.</summary>
    public const string SameAsSource = "SameAsSource";

    /// <summary>Text.</summary>
    public const string String = "String";

    /// <summary>Bytes.</summary>
    public const string Bytes = "Bytes";

    /// <summary>JSON.</summary>
    public const string Json = "Json";
}
