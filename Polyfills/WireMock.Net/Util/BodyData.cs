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
}
