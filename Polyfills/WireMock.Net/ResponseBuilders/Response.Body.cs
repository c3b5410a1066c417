using System.Text;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.ResponseBuilders;

/// <content>The body.</content>
public partial class Response
{
    private Func<IRequestMessage, Task<BodyData>>? _bodyFactory;

    /// <inheritdoc/>
    public IResponseBuilder WithBody(string body, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null) => With(() =>
    {
        ArgumentNullException.ThrowIfNull(body);
        ResponseMessage.BodyDestination = destination;
        ResponseMessage.BodyData = Text(body, encoding);
    });

    /// <inheritdoc/>
    public IResponseBuilder WithBody(Func<IRequestMessage, string> bodyFactory, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null) =>
        WithBody(request => Task.FromResult(bodyFactory(request)), destination, encoding);

    /// <inheritdoc/>
    public IResponseBuilder WithBody(Func<IRequestMessage, Task<string>> bodyFactory, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null) =>
        With(() =>
        {
            ResponseMessage.BodyDestination = destination;
            _bodyFactory = async request => Text(await bodyFactory(request), encoding);
        });

    /// <inheritdoc/>
    public IResponseBuilder WithBody(byte[] body, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null) => With(() =>
    {
        ArgumentNullException.ThrowIfNull(body);
        ResponseMessage.BodyDestination = destination;
        ResponseMessage.BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body, Encoding = encoding };
    });

    /// <inheritdoc/>
    public IResponseBuilder WithBodyAsJson(object body, Encoding? encoding = null, bool? indented = null) =>
        With(() => ResponseMessage.BodyData = Json(body, encoding, indented));

    /// <inheritdoc/>
    public IResponseBuilder WithBodyAsJson(object body, bool indented) => WithBodyAsJson(body, null, indented);

    /// <inheritdoc/>
    public IResponseBuilder WithBodyAsJson(Func<IRequestMessage, object> bodyFactory, Encoding? encoding = null) =>
        WithBodyAsJson(request => Task.FromResult(bodyFactory(request)), encoding);

    /// <inheritdoc/>
    public IResponseBuilder WithBodyAsJson(Func<IRequestMessage, Task<object>> bodyFactory, Encoding? encoding = null) =>
        With(() => _bodyFactory = async request => Json(await bodyFactory(request), encoding, null));

    private static BodyData Text(string body, Encoding? encoding) =>
        new() { DetectedBodyType = BodyType.String, BodyAsString = body, Encoding = encoding };

    private static BodyData Json(object body, Encoding? encoding, bool? indented)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new() { DetectedBodyType = BodyType.Json, BodyAsJson = body, BodyAsJsonIndented = indented, Encoding = encoding };
    }

    private ResponseMessage WithBodyOf(BodyData body) => new()
    {
        StatusCode = ResponseMessage.StatusCode,
        Headers = ResponseMessage.Headers,
        FaultType = ResponseMessage.FaultType,
        FaultPercentage = ResponseMessage.FaultPercentage,
        BodyDestination = ResponseMessage.BodyDestination,
        BodyData = body,
        DateTime = TimeProvider.System.GetUtcNow().UtcDateTime,
    };
}
