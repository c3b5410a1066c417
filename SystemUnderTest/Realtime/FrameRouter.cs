using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Realtime;

/// <summary>Gives each frame to its handler. Whatever is wrong with a frame is answered with an error frame; the socket stays open.</summary>
internal sealed class FrameRouter(IServiceScopeFactory scopes, IEnumerable<KnownFrame> known, IOptions<JsonOptions> json, ILogger<FrameRouter> logger)
{
    private static readonly ActivitySource Source = new("SystemUnderTest.Realtime");

    /// <returns>The frame that the client is answered.</returns>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> text, Caller caller, CancellationToken cancellationToken)
    {
        // A socket is open for hours; what one frame causes is a piece of work of its own.
        using var activity = Source.StartActivity("frame", ActivityKind.Consumer);
        string? request = null;
        try
        {
            var frame = Read<ClientFrame>(text);
            request = frame.Request;
            activity?.DisplayName = $"frame {frame.Type}";
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetKeyedService<IFrameHandler>(frame.Type) ?? throw Unknown(frame.Type);
            return Frames.Answer(request, await handler.HandleAsync(DataOf(frame, handler.DataType), caller, cancellationToken), json.Value.SerializerOptions);
        }
        catch (Refusal refusal)
        {
            return Frames.Error(request, refusal);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            logger.LogError(error, "A frame could not be handled");
            return Frames.Error(request, new Refusal(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong on our side."));
        }
    }

    private object DataOf(ClientFrame frame, Type type) => Checked(type, () => (frame.Data ?? throw new JsonException()).Deserialize(type, json.Value.SerializerOptions));

    private T Read<T>(ReadOnlyMemory<byte> text) => (T)Checked(typeof(T), () => JsonSerializer.Deserialize<T>(text.Span, json.Value.SerializerOptions));

    private static object Checked(Type type, Func<object?> read)
    {
        try
        {
            return read() ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw UnreadableRequest.Explain(error, type);
        }
    }

    private Refusal Unknown(string type)
    {
        var nearest = known.MinBy(k => NameDistance.Between(type, k.Type))?.Type;
        return new Refusal(StatusCodes.Status400BadRequest, "unknown_frame", $"There is no frame of the type '{type}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}") { Errors = { ["type"] = ["is unknown"] } };
    }
}
