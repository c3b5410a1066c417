using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace WireMock;

/// <summary>An answer.</summary>
public interface IResponseMessage
{
    /// <summary>The body; null for none.</summary>
    IBodyData? BodyData { get; set; }

    /// <summary>Where the body goes to: see <see cref="BodyDestinationFormat"/>.</summary>
    string? BodyDestination { get; set; }

    /// <summary>The body as it was given, before anything was made of it.</summary>
    string? BodyOriginal { get; }

    /// <summary>How often the fault happens, from 0 to 1; null: always.</summary>
    double? FaultPercentage { get; set; }

    /// <summary>What goes wrong with the answer.</summary>
    FaultType FaultType { get; set; }

    /// <summary>The headers.</summary>
    IDictionary<string, WireMockList<string>>? Headers { get; set; }

    /// <summary>A number, a <see cref="System.Net.HttpStatusCode"/> or a string of digits; null: 200.</summary>
    object? StatusCode { get; set; }

    /// <summary>When the answer was made.</summary>
    DateTime DateTime { get; }

    /// <summary>Adds a header.</summary>
    void AddHeader(string name, string value);

    /// <summary>Adds a header's values.</summary>
    void AddHeader(string name, params string[] values);
}
