namespace WireMock.Types;

/// <summary>What a body turned out to be.</summary>
public enum BodyType
{
    /// <summary>No body.</summary>
    None,

    /// <summary>Text.</summary>
    String,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Bytes that are no text.</summary>
    Bytes,

    /// <summary>The contents of a file.</summary>
    File,

    /// <summary>A body of several parts.</summary>
    MultiPart,

    /// <summary>A form: application/x-www-form-urlencoded.</summary>
    FormUrlEncoded,
}
