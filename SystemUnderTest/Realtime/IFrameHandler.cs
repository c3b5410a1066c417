using System.Text.Json;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Realtime;

/// <summary>What a client sends: what it wants, the number by which it knows the answer, and what that needs.</summary>
internal sealed record ClientFrame(string Type, string? Request = null, JsonElement? Data = null);

/// <summary>Does what one type of frame asks for, by the same services as the HTTP endpoints.</summary>
internal interface IFrameHandler
{
    /// <summary>What the data has to be.</summary>
    Type DataType { get; }

    /// <returns>What the client is answered.</returns>
    /// <exception cref="Refusal">It is not done; the client is told why.</exception>
    Task<object?> HandleAsync(object data, Caller caller, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal abstract class FrameHandler<T> : IFrameHandler
{
    public Type DataType => typeof(T);

    public Task<object?> HandleAsync(object data, Caller caller, CancellationToken cancellationToken) => HandleAsync((T)data, caller, cancellationToken);

    protected abstract Task<object?> HandleAsync(T data, Caller caller, CancellationToken cancellationToken);
}

/// <summary>A type of frame that is known here.</summary>
internal sealed record KnownFrame(string Type);
