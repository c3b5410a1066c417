using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace WireMock;

/// <summary>An answer.</summary>
public class ResponseMessage : IResponseMessage
{
    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? Headers { get; set; } = new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public object? StatusCode { get; set; }

    /// <inheritdoc/>
    public string? BodyOriginal { get; set; }

    /// <inheritdoc/>
    public string? BodyDestination { get; set; }

    /// <inheritdoc/>
    public IBodyData? BodyData { get; set; }

    /// <inheritdoc/>
    public FaultType FaultType { get; set; }

    /// <inheritdoc/>
    public double? FaultPercentage { get; set; }

    /// <inheritdoc/>
    public DateTime DateTime { get; set; }

    /// <inheritdoc/>
    public void AddHeader(string name, string value)
    {
        Headers ??= new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal);
        Headers.Add(name, value);
    }

    /// <inheritdoc/>
    public void AddHeader(string name, params string[] values)
    {
        Headers ??= new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal);
        if (Headers.TryGetValue(name, out var known)) known.AddRange(values.Except(known, StringComparer.Ordinal));
        else Headers.Add(name, values);
    }
}
