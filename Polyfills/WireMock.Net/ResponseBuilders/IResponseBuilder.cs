using System.Net;
using System.Text;
using WireMock.ResponseProviders;
using WireMock.Types;

namespace WireMock.ResponseBuilders;

/// <summary>Says what a mapping answers.</summary>
public interface IResponseBuilder : IResponseProvider
{
    /// <summary>The answer as built so far.</summary>
    IResponseMessage ResponseMessage { get; }

    /// <summary>This status.</summary>
    IResponseBuilder WithStatusCode(int code);

    /// <summary>This status, as digits.</summary>
    IResponseBuilder WithStatusCode(string code);

    /// <summary>This status.</summary>
    IResponseBuilder WithStatusCode(HttpStatusCode code);

    /// <summary>200.</summary>
    IResponseBuilder WithSuccess();

    /// <summary>404.</summary>
    IResponseBuilder WithNotFound();

    /// <summary>This header.</summary>
    IResponseBuilder WithHeader(string name, params string[] values);

    /// <summary>These headers, instead of others.</summary>
    IResponseBuilder WithHeaders(IDictionary<string, string> headers);

    /// <summary>These headers, instead of others.</summary>
    IResponseBuilder WithHeaders(IDictionary<string, string[]> headers);

    /// <summary>These headers, instead of others.</summary>
    IResponseBuilder WithHeaders(IDictionary<string, WireMockList<string>> headers);

    /// <summary>This text.</summary>
    IResponseBuilder WithBody(string body, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null);

    /// <summary>The text that the function makes of the request.</summary>
    IResponseBuilder WithBody(Func<IRequestMessage, string> bodyFactory, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null);

    /// <summary>The text that the function makes of the request.</summary>
    IResponseBuilder WithBody(Func<IRequestMessage, Task<string>> bodyFactory, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null);

    /// <summary>These bytes.</summary>
    IResponseBuilder WithBody(byte[] body, string? destination = BodyDestinationFormat.SameAsSource, Encoding? encoding = null);

    /// <summary>This object as JSON; properties that are null are left out.</summary>
    IResponseBuilder WithBodyAsJson(object body, Encoding? encoding = null, bool? indented = null);

    /// <summary>This object as JSON; properties that are null are left out.</summary>
    IResponseBuilder WithBodyAsJson(object body, bool indented);

    /// <summary>The object that the function makes of the request, as JSON.</summary>
    IResponseBuilder WithBodyAsJson(Func<IRequestMessage, object> bodyFactory, Encoding? encoding = null);

    /// <summary>The object that the function makes of the request, as JSON.</summary>
    IResponseBuilder WithBodyAsJson(Func<IRequestMessage, Task<object>> bodyFactory, Encoding? encoding = null);

    /// <summary>After this time.</summary>
    IResponseBuilder WithDelay(TimeSpan delay);

    /// <summary>After this time.</summary>
    IResponseBuilder WithDelay(int milliseconds);

    /// <summary>After a random time.</summary>
    IResponseBuilder WithRandomDelay(int minimumMilliseconds = 0, int maximumMilliseconds = 60_000);

    /// <summary>Whatever the function answers; status and headers of this builder, where set, go over it.</summary>
    IResponseBuilder WithCallback(Func<IRequestMessage, IResponseMessage> callbackHandler);

    /// <summary>Whatever the function answers; status and headers of this builder, where set, go over it.</summary>
    IResponseBuilder WithCallback(Func<IRequestMessage, Task<IResponseMessage>> callbackHandler);

    /// <summary>Something goes wrong with the answer.</summary>
    /// <param name="faultType">What goes wrong.</param>
    /// <param name="percentage">How often, from 0 to 1; null: always.</param>
    IResponseBuilder WithFault(FaultType faultType, double? percentage = null);
}
