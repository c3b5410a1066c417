using System.Net;
using Microsoft.AspNetCore.Http;
using WireMock.Settings;
using WireMock.Types;

namespace WireMock.ResponseBuilders;

/// <summary>Says what a mapping answers: <c>Response.Create().WithStatusCode(200).WithBody("…")</c>.</summary>
public partial class Response : IResponseBuilder
{
    private Func<IRequestMessage, Task<IResponseMessage>>? _callback;

    private Response(ResponseMessage responseMessage) => ResponseMessage = responseMessage;

    /// <inheritdoc/>
    public IResponseMessage ResponseMessage { get; }

    internal TimeSpan? Delay { get; private set; }

    internal (int Minimum, int Maximum)? RandomDelay { get; private set; }

    /// <summary>An empty 200, or the given answer; say more.</summary>
    public static IResponseBuilder Create(ResponseMessage? responseMessage = null) =>
        new Response(responseMessage ?? new ResponseMessage { DateTime = TimeProvider.System.GetUtcNow().UtcDateTime });

    /// <summary>The answer that the function makes; say more.</summary>
    public static IResponseBuilder Create(Func<ResponseMessage> func) => new Response(func());

    /// <inheritdoc/>
    public IResponseBuilder WithStatusCode(int code) => With(() => ResponseMessage.StatusCode = code);

    /// <inheritdoc/>
    public IResponseBuilder WithStatusCode(string code) => With(() => ResponseMessage.StatusCode = code);

    /// <inheritdoc/>
    public IResponseBuilder WithStatusCode(HttpStatusCode code) => WithStatusCode((int)code);

    /// <inheritdoc/>
    public IResponseBuilder WithSuccess() => WithStatusCode(HttpStatusCode.OK);

    /// <inheritdoc/>
    public IResponseBuilder WithNotFound() => WithStatusCode(HttpStatusCode.NotFound);

    /// <inheritdoc/>
    public IResponseBuilder WithHeader(string name, params string[] values) => With(() => ResponseMessage.AddHeader(name, values));

    /// <inheritdoc/>
    public IResponseBuilder WithHeaders(IDictionary<string, string> headers) =>
        WithHeaders(headers.ToDictionary(h => h.Key, h => (WireMockList<string>)h.Value, StringComparer.Ordinal));

    /// <inheritdoc/>
    public IResponseBuilder WithHeaders(IDictionary<string, string[]> headers) =>
        WithHeaders(headers.ToDictionary(h => h.Key, h => (WireMockList<string>)h.Value, StringComparer.Ordinal));

    /// <inheritdoc/>
    public IResponseBuilder WithHeaders(IDictionary<string, WireMockList<string>> headers) => With(() => ResponseMessage.Headers = headers);

    /// <inheritdoc/>
    public IResponseBuilder WithDelay(TimeSpan delay)
    {
        if (delay != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return With(() => (Delay, RandomDelay) = (delay, null));
    }

    /// <inheritdoc/>
    public IResponseBuilder WithDelay(int milliseconds) => WithDelay(TimeSpan.FromMilliseconds(milliseconds));

    /// <inheritdoc/>
    public IResponseBuilder WithRandomDelay(int minimumMilliseconds = 0, int maximumMilliseconds = 60_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumMilliseconds);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximumMilliseconds, minimumMilliseconds);
        return With(() => (Delay, RandomDelay) = (null, (minimumMilliseconds, maximumMilliseconds)));
    }

    /// <inheritdoc/>
    public IResponseBuilder WithCallback(Func<IRequestMessage, IResponseMessage> callbackHandler) =>
        With(() => _callback = request => Task.FromResult(callbackHandler(request)));

    /// <inheritdoc/>
    public IResponseBuilder WithCallback(Func<IRequestMessage, Task<IResponseMessage>> callbackHandler) => With(() => _callback = callbackHandler);

    /// <inheritdoc/>
    public IResponseBuilder WithFault(FaultType faultType, double? percentage = null) =>
        With(() => (ResponseMessage.FaultType, ResponseMessage.FaultPercentage) = (faultType, percentage));

    /// <inheritdoc/>
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        if (Delay is { } delay) await Task.Delay(delay, TimeProvider.System, context.RequestAborted);
        if (RandomDelay is { } random) await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(random.Minimum, random.Maximum)), TimeProvider.System, context.RequestAborted);
        if (_bodyFactory is not null) return (WithBodyOf(await _bodyFactory(requestMessage)), null);
        if (_callback is null) return (ResponseMessage, null);

        var answer = await _callback(requestMessage);
        if (ResponseMessage.StatusCode is not null) answer.StatusCode = ResponseMessage.StatusCode;
        if (ResponseMessage.Headers?.Count > 0) answer.Headers = ResponseMessage.Headers;
        return (answer, null);
    }

    private Response With(Action change)
    {
        change();
        return this;
    }
}
