using System.Text;
using WireMock.Types;

namespace WireMock.Util;

/// <summary>A body, as far as it could be understood.</summary>
public interface IBodyData
{
    /// <summary>The body's bytes.</summary>
    byte[]? BodyAsBytes { get; set; }

    /// <summary>The body as a JSON tree; null where it is no JSON.</summary>
    object? BodyAsJson { get; set; }

    /// <summary>Whether JSON is written with indentation.</summary>
    bool? BodyAsJsonIndented { get; set; }

    /// <summary>The body as text.</summary>
    string? BodyAsString { get; set; }

    /// <summary>The fields of a form.</summary>
    IDictionary<string, WireMockList<string>>? BodyAsFormUrlEncoded { get; set; }

    /// <summary>What the body turned out to be.</summary>
    BodyType? DetectedBodyType { get; set; }

    /// <summary>What the Content-Type header says that the body is.</summary>
    BodyType? DetectedBodyTypeFromContentType { get; set; }

    /// <summary>The text's encoding.</summary>
    Encoding? Encoding { get; set; }
}
