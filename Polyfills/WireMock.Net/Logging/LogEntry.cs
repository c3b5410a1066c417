using System.Runtime.CompilerServices;
using WireMock.Matchers.Request;

namespace WireMock.Logging;

/// <summary>A request and its answer.</summary>
public class LogEntry : ILogEntry
{
    private StrongBox<Guid>? _guid;

    /// <inheritdoc/>
    /// <remarks>Made when it is first asked for: of a thousand entries most are never asked.</remarks>
    public Guid Guid
    {
        get => LazyInitializer.EnsureInitialized(ref _guid, static () => new StrongBox<Guid>(Guid.NewGuid())).Value;
        set => _guid = new StrongBox<Guid>(value);
    }

    /// <inheritdoc/>
    public Guid? MappingGuid { get; set; }

    /// <inheritdoc/>
    public string? MappingTitle { get; set; }

    /// <inheritdoc/>
    public Guid? PartialMappingGuid { get; set; }

    /// <inheritdoc/>
    public string? PartialMappingTitle { get; set; }

    /// <inheritdoc/>
    public IRequestMatchResult? PartialMatchResult { get; set; }

    /// <inheritdoc/>
    public IRequestMatchResult? RequestMatchResult { get; set; }

    /// <inheritdoc/>
    public IRequestMessage? RequestMessage { get; set; }

    /// <inheritdoc/>
    public IResponseMessage? ResponseMessage { get; set; }
}
