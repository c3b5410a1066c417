using System.Text;
using WireMock.Types;

namespace WireMock.Util;

/// <summary>A body, as far as it could be understood.</summary>
public class BodyData : IBodyData
{
    /// <inheritdoc/>
    public byte[]? BodyAsBytes { get; set; }

    /// <inheritdoc/>
    public object? BodyAsJson { get; set; }

    /// <inheritdoc/>
    public bool? BodyAsJsonIndented { get; set; }

    /// <inheritdoc/>
    public string? BodyAsString { get; set; }

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? BodyAsFormUrlEncoded { get; set; }

    /// <inheritdoc/>
    public BodyType? DetectedBodyType { get; set; }

    /// <inheritdoc/>
    public BodyType? DetectedBodyTypeFromContentType { get; set; }

    /// <inheritdoc/>
    public Encoding? Encoding { get; set; }

    private EncodedText? _encoded;

    /// <summary>The text as bytes; made once for one text, because a mapping answers it again and again.</summary>
    internal byte[] Encoded(Encoding standard)
    {
        var known = _encoded;
        if (known is not null && ReferenceEquals(known.Text, BodyAsString) && Equals(known.Encoding, Encoding))
            return known.Bytes;
        known = new EncodedText(BodyAsString, Encoding, (Encoding ?? standard).GetBytes(BodyAsString ?? ""));
        _encoded = known;
        return known.Bytes;
    }

    private sealed record EncodedText(string? Text, Encoding? Encoding, byte[] Bytes);
}
