using WireMock.Matchers.Request;

namespace WireMock.Logging;

/// <summary>A request and its answer.</summary>
public interface ILogEntry
{
    /// <summary>The entry's identity.</summary>
    Guid Guid { get; }

    /// <summary>The mapping that answered; null where none did.</summary>
    Guid? MappingGuid { get; }

    /// <summary>That mapping's title.</summary>
    string? MappingTitle { get; }

    /// <summary>The mapping that came nearest.</summary>
    Guid? PartialMappingGuid { get; }

    /// <summary>That mapping's title.</summary>
    string? PartialMappingTitle { get; }

    /// <summary>How well the nearest mapping matched.</summary>
    IRequestMatchResult? PartialMatchResult { get; }

    /// <summary>How well the mapping matched.</summary>
    IRequestMatchResult? RequestMatchResult { get; }

    /// <summary>The request.</summary>
    IRequestMessage? RequestMessage { get; }

    /// <summary>The answer.</summary>
    IResponseMessage? ResponseMessage { get; }
}
